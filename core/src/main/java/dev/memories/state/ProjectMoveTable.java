package dev.memories.state;

import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Projects whose memory was moved to another project, or merged with it.
 *
 * <p>An entry is written before the first change and settled after the last. Whoever finds one that
 * is not settled carries the move out (docs/spec/product.md 3.14).
 */
public final class ProjectMoveTable {
  /** What happens to the memory of the source. */
  public enum Kind {
    MOVE,
    MERGE;

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

  /** Gives the target the rows of the source, and settles the move. */
  public void finish(Move move) {
    String source = move.source().cwd();
    String target = move.target().cwd();
    sql.transaction(
        () -> {
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
          sql.update(
              "UPDATE sessions SET project = ?, placement = ? WHERE project = ?",
              target,
              movedFrom(move),
              source);
          sql.update("UPDATE traces SET project = ? WHERE project = ?", target, source);
          moveConsolidations(move, source, target);
          setStage(move, Stage.DONE);
        });
  }

  /** Gives the source its rows back, also those of sessions that came later, and settles it. */
  public void finishUndoing(Move move) {
    String source = move.source().cwd();
    String target = move.target().cwd();
    sql.transaction(
        () -> {
          sql.update(
              """
              INSERT OR IGNORE INTO project_move_sessions (move_id, thread_id, placement)
              SELECT ?, thread_id, 'folder' FROM sessions WHERE project = ? AND placement = ?
              """,
              move.id(),
              target,
              movedFrom(move));
          sql.update(
              """
              UPDATE traces SET project = ?
              WHERE project = ? AND thread_id IN
                (SELECT thread_id FROM project_move_sessions WHERE move_id = ?)
              """,
              source,
              target,
              move.id());
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

  /** A merge leaves the versions of the source where they are, beside their history. */
  private void moveConsolidations(Move move, String from, String to) {
    if (move.kind() == Kind.MOVE) {
      sql.update("UPDATE OR REPLACE consolidations SET project = ? WHERE project = ?", to, from);
    }
  }

  private static String movedFrom(Move move) {
    return new Placement(Placement.Kind.MOVED, move.source().cwd()).text();
  }

  /**
   * The newest move that was carried out and not undone. Only that can be undone: later ones may
   * rest on earlier ones.
   */
  public Optional<Move> newest() {
    return all().stream().filter(move -> move.stage() == Stage.DONE).findFirst();
  }
}
