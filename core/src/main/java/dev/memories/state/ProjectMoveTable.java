package dev.memories.state;

import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Projects whose memory was moved to another project, merged with it, or split from it.
 *
 * <p>An entry is written before the first change and settled after the last. Whoever finds one that
 * is not settled carries the move out (docs/spec/product.md 3.14).
 */
public final class ProjectMoveTable {
  /** What happens to the memory of the source. */
  public enum Kind {
    MOVE,
    MERGE,
    /** Some sessions of the source become the target, which had no memory. */
    SPLIT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is. The first and the third are not settled. */
  public enum Stage {
    BEGUN,
    DONE,
    UNDOING,
    UNDONE
  }

  /**
   * Where a session, or a trace whose session is gone, is.
   *
   * @param cwd where it began; may be empty
   */
  public record Placed(SessionId id, Project project, String cwd) {}

  public record Move(long id, Kind kind, Project source, Project target, Stage stage, Instant at) {}

  private final Sql sql;
  private final InstantSource clock;

  ProjectMoveTable(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Every move, newest first. */
  public List<Move> all() {
    return sql.query("SELECT * FROM project_moves ORDER BY id DESC", ProjectMoveTable::move);
  }

  /** The moves that a process has begun and not ended, oldest first. */
  public List<Move> unsettled() {
    return sql.query(
        "SELECT * FROM project_moves WHERE state IN ('BEGUN', 'UNDOING') ORDER BY id",
        ProjectMoveTable::move);
  }

  private static Move move(Row row) throws SQLException {
    return new Move(
        row.number("id"),
        Kind.valueOf(row.text("kind")),
        new Project(row.text("source")),
        new Project(row.text("target")),
        Stage.valueOf(row.text("state")),
        row.seconds("at"));
  }

  /** Every session and trace that has a project. */
  public List<Placed> placed() {
    return sql.query(
        """
        SELECT s.thread_id AS id, s.project, h.cwd FROM sessions s JOIN threads h ON h.id = s.thread_id
        WHERE s.project IS NOT NULL
        UNION ALL
        SELECT t.thread_id, t.project, t.cwd FROM traces t
        WHERE t.thread_id NOT IN (SELECT thread_id FROM sessions WHERE project IS NOT NULL)
        ORDER BY 1
        """,
        row -> new Placed(row.id("id"), new Project(row.text("project")), row.text("cwd")));
  }

  /** The sessions that a project gave away when it was moved or merged. */
  public Set<SessionId> givenAway(Project project) {
    return Set.copyOf(
        sql.query(
            """
            SELECT s.thread_id FROM project_move_sessions s JOIN project_moves m ON m.id = s.move_id
            WHERE m.source = ? AND m.kind <> 'SPLIT' AND m.state = 'DONE'
            UNION SELECT thread_id FROM sessions WHERE placement = ?
            """,
            row -> row.id("thread_id"),
            project.cwd(),
            new Placement(Placement.Kind.MOVED, project.cwd()).text()));
  }

  /** The newest move or merge before this one that gave the memory of a project away. */
  public Optional<Move> lastFrom(Project project, Move before) {
    return all().stream()
        .filter(move -> move.id() < before.id() && move.stage() == Stage.DONE)
        .filter(move -> move.kind() != Kind.SPLIT && move.source().equals(project))
        .findFirst();
  }

  /** Whether a split before this one, which was not undone, made the project. */
  public boolean wasSplit(Project project, Move before) {
    return all().stream()
        .filter(move -> move.id() < before.id() && move.stage() == Stage.DONE)
        .anyMatch(move -> move.kind() == Kind.SPLIT && move.target().equals(project));
  }

  /** Writes down that a split begins, with the sessions that become the target. */
  public Move beginSplit(Project source, Project target, Collection<SessionId> sessions) {
    return sql.transaction(
        () -> {
          Move move = begin(Kind.SPLIT, source, target);
          sql.updateEach(
              """
              INSERT INTO project_move_sessions (move_id, thread_id, placement)
              VALUES (?, ?,
                coalesce((SELECT placement FROM sessions WHERE thread_id = ?), 'folder'))
              """,
              sessions.stream().map(id -> Bindings.of(move.id(), id.value(), id.value())).toList());
          return move;
        });
  }

  /** Writes down that a move begins. */
  public Move begin(Kind kind, Project source, Project target) {
    return sql.transaction(
        () -> {
          sql.update(
              "INSERT INTO project_moves (kind, source, target, state, at) VALUES (?, ?, ?, ?, ?)",
              kind.name(),
              source.cwd(),
              target.cwd(),
              Stage.BEGUN.name(),
              clock.instant().getEpochSecond());
          return all().getFirst();
        });
  }

  /** Writes down that the undoing of a move begins. */
  public Move beginUndoing(Move move) {
    setStage(move, Stage.UNDOING);
    return new Move(move.id(), move.kind(), move.source(), move.target(), Stage.UNDOING, move.at());
  }

  private void setStage(Move move, Stage stage) {
    sql.update("UPDATE project_moves SET state = ? WHERE id = ?", stage.name(), move.id());
  }

  /** Whether a run extracts a session of one of the projects just now. */
  public boolean isBeingExtracted(Project one, Project other) {
    return sql.queryOne(
            """
            SELECT 1 AS n FROM extraction_claims c JOIN sessions s ON s.thread_id = c.thread_id
            WHERE s.project IN (?, ?) AND c.lease_until > ?
            LIMIT 1
            """,
            row -> row.number("n"),
            one.cwd(),
            other.cwd(),
            clock.instant().getEpochSecond())
        .isPresent();
  }

  /** How many sessions a move has taken along. */
  public int sessions(Move move) {
    return sql.queryOne(
            "SELECT count(*) AS n FROM project_move_sessions WHERE move_id = ?",
            row -> (int) row.number("n"),
            move.id())
        .orElse(0);
  }

  /** Gives the target the rows of the source, of a split only those chosen, and settles it. */
  public void finish(Move move) {
    String source = move.source().cwd();
    String target = move.target().cwd();
    sql.transaction(
        () -> {
          if (move.kind() != Kind.SPLIT) {
            recordSessions(move, source);
          }
          sql.update(
              """
              UPDATE sessions SET project = ?, placement = ?
              WHERE project = ? AND thread_id IN
                (SELECT thread_id FROM project_move_sessions WHERE move_id = ?)
              """,
              target,
              placement(move),
              source,
              move.id());
          moveTraces(move, source, target);
          moveConsolidations(move, source, target);
          setStage(move, Stage.DONE);
        });
  }

  private void recordSessions(Move move, String source) {
    sql.update(
        """
        INSERT OR IGNORE INTO project_move_sessions (move_id, thread_id, placement)
        SELECT ?, thread_id, placement FROM sessions WHERE project = ?
        """,
        move.id(),
        source);
    sql.update(
        """
        INSERT OR IGNORE INTO project_move_sessions (move_id, thread_id, placement)
        SELECT ?, thread_id, 'folder' FROM traces WHERE project = ?
        """,
        move.id(),
        source);
  }

  private void moveTraces(Move move, String from, String to) {
    sql.update(
        """
        UPDATE traces SET project = ?
        WHERE project = ? AND thread_id IN
          (SELECT thread_id FROM project_move_sessions WHERE move_id = ?)
        """,
        to,
        from,
        move.id());
  }

  /**
   * Gives the source its rows back, also those of sessions that came later, and settles it. What an
   * earlier move has taken along stays.
   */
  public void finishUndoing(Move move) {
    String source = move.source().cwd();
    String target = move.target().cwd();
    sql.transaction(
        () -> {
          sql.update(
              """
              INSERT OR IGNORE INTO project_move_sessions (move_id, thread_id, placement)
              SELECT ?, thread_id, ? FROM sessions WHERE project = ? AND placement = ?
                AND thread_id NOT IN (
                  SELECT s.thread_id FROM project_move_sessions s
                  JOIN project_moves m ON m.id = s.move_id
                  WHERE m.id < ? AND m.source = ? AND m.state = 'DONE')
              """,
              move.id(),
              placementBack(move),
              target,
              placement(move),
              move.id(),
              source);
          moveTraces(move, target, source);
          sql.update(
              """
              UPDATE sessions SET project = ?, placement =
                (SELECT m.placement FROM project_move_sessions m
                 WHERE m.move_id = ? AND m.thread_id = sessions.thread_id)
              WHERE project = ? AND thread_id IN
                (SELECT thread_id FROM project_move_sessions WHERE move_id = ?)
              """,
              source,
              move.id(),
              target,
              move.id());
          moveConsolidations(move, target, source);
          setStage(move, Stage.UNDONE);
        });
  }

  /**
   * A merge, like a split, leaves the versions of the source where they are, beside their history.
   */
  private void moveConsolidations(Move move, String from, String to) {
    if (move.kind() == Kind.MOVE) {
      sql.update("UPDATE OR REPLACE consolidations SET project = ? WHERE project = ?", to, from);
    }
  }

  /** Why the sessions are in the target; those that come later have the same reason. */
  private static String placement(Move move) {
    return new Placement(
            move.kind() == Kind.SPLIT ? Placement.Kind.SPLIT : Placement.Kind.MOVED,
            move.source().cwd())
        .text();
  }

  /** Why sessions that came later are in the source when the move is undone. */
  private static String placementBack(Move move) {
    return move.kind() == Kind.SPLIT
        ? new Placement(Placement.Kind.MOVED, move.target().cwd()).text()
        : Placement.FOLDER.text();
  }

  /**
   * The newest move that was carried out and not undone. Only that can be undone: later ones may
   * rest on earlier ones.
   */
  public Optional<Move> newest() {
    return all().stream().filter(move -> move.stage() == Stage.DONE).findFirst();
  }
}
