package dev.memories.state;

import dev.memories.candidate.Gate;
import dev.memories.project.GoneWorktrees.Repository;
import dev.memories.project.MovedFolders.Recorded;
import dev.memories.session.MemoryMode;
import dev.memories.session.Placement;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.FolderCondition;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import dev.memories.text.StoredPath;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The indexed sessions: the reference's table {@code threads}, and {@code sessions} for the other
 * fields of a {@link Session}.
 *
 * <p>Times are kept to the millisecond.
 */
public final class SessionTable {
  /** CROSS makes SQLite start at sessions, whose index has the order; else it sorts all rows. */
  private static final String SELECT =
      """
      SELECT t.*, s.*
      FROM sessions s CROSS JOIN threads t ON t.id = s.thread_id
      """;

  private static final String OTHER_FILES = "SELECT thread_id, path FROM session_other_files ";

  private static final String NEWEST_FIRST = "ORDER BY s.updated_at_ms DESC, s.thread_id DESC";

  /** Sandbox and approval are not kept; the columns have the reference's defaults. */
  private static final String SAVE_THREAD =
      """
      INSERT INTO threads
        (id, rollout_path, created_at, updated_at, source, model_provider, cwd, title,
         sandbox_policy, approval_mode, tokens_used, has_user_event, archived, archived_at,
         git_sha, git_branch, git_origin_url, cli_version, first_user_message)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, '{"type":"read-only"}', 'on-request',
              ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(id) DO UPDATE SET
        rollout_path = excluded.rollout_path,
        created_at = excluded.created_at,
        updated_at = excluded.updated_at,
        source = excluded.source,
        model_provider = excluded.model_provider,
        cwd = excluded.cwd,
        title = excluded.title,
        tokens_used = excluded.tokens_used,
        has_user_event = excluded.has_user_event,
        archived = excluded.archived,
        archived_at = excluded.archived_at,
        git_sha = excluded.git_sha,
        git_branch = excluded.git_branch,
        git_origin_url = excluded.git_origin_url,
        cli_version = excluded.cli_version,
        first_user_message = excluded.first_user_message
      """;

  private static final String SAVE_SESSION =
      """
      INSERT INTO sessions
        (thread_id, project, placement, memory_mode, unreadable, traits, created_at_ms, updated_at_ms,
         size_bytes, modified_at_ms, content_length, content_sha256)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(thread_id) DO UPDATE SET
        project = excluded.project,
        placement = excluded.placement,
        memory_mode = excluded.memory_mode,
        unreadable = excluded.unreadable,
        traits = excluded.traits,
        created_at_ms = excluded.created_at_ms,
        updated_at_ms = excluded.updated_at_ms,
        size_bytes = excluded.size_bytes,
        modified_at_ms = excluded.modified_at_ms,
        content_length = excluded.content_length,
        content_sha256 = excluded.content_sha256
      """;

  /** The first user message of a session that has one without words. */
  private static final String NO_WORDS = "[Image]";

  private final Sql sql;
  private final CandidatePrefilter prefilter;

  SessionTable(Sql sql) {
    this.sql = sql;
    this.prefilter = new CandidatePrefilter(sql);
  }

  /** Every session, newest first by update time, then id. */
  public List<Session> all() {
    Map<SessionId, List<Path>> others = otherFiles();
    return sql.query(
        SELECT + NEWEST_FIRST,
        row -> session(row, others.getOrDefault(row.id("thread_id"), List.of())));
  }

  /**
   * The stamps of the sessions that can be read and that Codex may remember, newest first.
   *
   * <p>They change with the rollout and with the project.
   */
  public List<RowStamp> stamps() {
    return sql.query(
        """
        SELECT s.thread_id, s.project,
          s.size_bytes || ' ' || s.modified_at_ms || ' ' || s.project AS stamp
        FROM sessions s
        WHERE s.project IS NOT NULL AND s.unreadable IS NULL AND s.memory_mode = 'ENABLED'
        """
            + NEWEST_FIRST,
        RowStamp::of);
  }

  /** When each session was updated. */
  public Map<SessionId, Instant> updateTimes() {
    Map<SessionId, Instant> times = new HashMap<>();
    sql.visit(
        "SELECT thread_id, updated_at_ms FROM sessions",
        row -> {
          times.put(row.id("thread_id"), row.millis("updated_at_ms"));
          return true;
        });
    return times;
  }

  /** The projects of all sessions. */
  public List<Project> projects() {
    return sql.query(
        "SELECT DISTINCT project FROM sessions WHERE project IS NOT NULL",
        row -> new Project(row.text("project")));
  }

  /**
   * Visits the sessions that may be candidates, newest first, until the visitor has seen enough.
   * Skips sessions that the gates' SQL conditions rule out.
   *
   * @param force whether sessions that are up to date are wanted, too
   * @param visitor returns false when it wants no more sessions
   */
  public void visitPossibleCandidates(boolean force, Predicate<Session> visitor) {
    sql.visit(
        SELECT + "WHERE " + prefilter.condition(force) + " " + NEWEST_FIRST,
        row -> visitor.test(session(row, otherFiles(row.id("thread_id")))));
  }

  /** The number of sessions that cannot be read. */
  public int unreadable() {
    return sql.queryOne(
            "SELECT count(*) AS n FROM sessions WHERE unreadable IS NOT NULL",
            row -> (int) row.number("n"))
        .orElse(0);
  }

  public Optional<Session> find(SessionId id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  /** The sessions with these ids; ids that are not indexed are left out. */
  public Map<SessionId, Session> find(Collection<SessionId> ids) {
    List<String> keys = ids.stream().map(SessionId::value).toList();
    Map<SessionId, List<Path>> others =
        byId(
            sql.queryEach(
                OTHER_FILES + "WHERE thread_id IN (?) ORDER BY thread_id, position",
                SessionTable::otherFile,
                keys));
    Map<SessionId, Session> sessions = new HashMap<>();
    sql.queryEach(
            SELECT + "WHERE s.thread_id IN (?)",
            row -> session(row, others.getOrDefault(row.id("thread_id"), List.of())),
            keys)
        .forEach(session -> sessions.put(session.id(), session));
    return sessions;
  }

  public List<SessionId> ids() {
    return sql.query("SELECT thread_id FROM sessions", row -> row.id("thread_id"));
  }

  /** The session whose log this is. */
  public Optional<SessionId> ofRollout(Path rollout) {
    return sql.queryOne(
        "SELECT id FROM threads WHERE rollout_path = ?", row -> row.id("id"), rollout.toString());
  }

  /** The logs of the sessions that were updated last, newest first. */
  public List<Path> newestLogs(int limit) {
    return sql.query(
        "SELECT t.rollout_path FROM sessions s CROSS JOIN threads t ON t.id = s.thread_id "
            + NEWEST_FIRST
            + " LIMIT ?",
        row -> StoredPath.of(row.text("rollout_path")),
        limit);
  }

  /** The further files of sessions that lie directly in a folder. */
  public Map<Path, SessionId> otherFilesIn(Path folder) {
    Map<Path, SessionId> files = new HashMap<>();
    sql.query(
            OTHER_FILES + "WHERE " + FolderCondition.CONDITION,
            SessionTable::otherFile,
            FolderCondition.values(folder))
        .forEach(file -> files.put(file.path(), file.id()));
    return files;
  }

  /** The project of each cwd; where sessions disagree, that of the newest. */
  public Map<String, Project> projectsByCwd() {
    Map<String, Project> projects = new HashMap<>();
    sql.query(
            """
            SELECT t.cwd, s.project FROM sessions s JOIN threads t ON t.id = s.thread_id
            WHERE s.project IS NOT NULL AND t.cwd <> ''
            """
                + NEWEST_FIRST,
            row -> Map.entry(row.text("cwd"), new Project(row.text("project"))))
        .forEach(known -> projects.putIfAbsent(known.getKey(), known.getValue()));
    return projects;
  }

  /** Each project with each remote address that its sessions recorded. */
  public List<Repository> repositories() {
    return sql.query(
        """
        SELECT DISTINCT s.project, t.git_origin_url
        FROM sessions s JOIN threads t ON t.id = s.thread_id
        WHERE s.project IS NOT NULL
        """,
        row -> new Repository(new Project(row.text("project")), row.textOrNull("git_origin_url")));
  }

  /**
   * The projects of sessions that a run may take, or take again: those that the gates' SQL
   * conditions let through, that were not forgotten, and that are no sub-agents'.
   */
  public Set<Project> projectsToRemember() {
    Set<Project> projects = new HashSet<>();
    sql
        .query(
            """
            SELECT DISTINCT s.project, t.source FROM sessions s JOIN threads t ON t.id = s.thread_id
            WHERE %s
              AND s.thread_id NOT IN (SELECT thread_id FROM forgotten_sessions)
            """
                .formatted(Gate.prefilter(true)),
            row -> Map.entry(row.text("project"), SourceColumn.read(row.text("source"))))
        .stream()
        .filter(
            found ->
                !(found.getValue() instanceof SessionSource.SubAgent)
                    && !(found.getValue() instanceof SessionSource.Unreadable))
        .forEach(found -> projects.add(new Project(found.getKey())));
    return projects;
  }

  /** The projects of sessions that have no trace yet. */
  public Set<Project> projectsWithoutTrace() {
    return Set.copyOf(
        sql.query(
            """
            SELECT DISTINCT project FROM sessions
            WHERE project IS NOT NULL AND project NOT IN (SELECT project FROM traces)
            """,
            row -> new Project(row.text("project"))));
  }

  /** The sessions of projects. */
  public Collection<Session> in(Collection<Project> projects) {
    return find(sql.queryEach(
            "SELECT thread_id FROM sessions WHERE project IN (?)",
            row -> row.id("thread_id"),
            projects.stream().map(Project::cwd).toList()))
        .values();
  }

  /** The newest commits that sessions of a project recorded, at most five. */
  public List<Recorded> commits(Project project) {
    return sql.query(
        """
        SELECT t.git_sha, t.git_origin_url FROM sessions s JOIN threads t ON t.id = s.thread_id
        WHERE s.project = ? AND t.git_sha IS NOT NULL
        GROUP BY t.git_sha, t.git_origin_url ORDER BY max(t.updated_at) DESC LIMIT 5
        """,
        row -> new Recorded(row.text("git_sha"), row.textOrNull("git_origin_url")),
        project.cwd());
  }

  /** Why the sessions of a project belong to it, each reason once. */
  public List<Placement> placements(Project project) {
    return sql.query(
        "SELECT DISTINCT placement FROM sessions WHERE project = ? ORDER BY 1",
        row -> Placement.parse(row.text("placement")),
        project.cwd());
  }

  /** The ids that begin with the text, sorted; no character of the text is special. */
  public List<SessionId> idsStartingWith(String prefix) {
    return sql.query(
        "SELECT thread_id FROM sessions WHERE substr(thread_id, 1, length(?)) = ? ORDER BY 1",
        row -> row.id("thread_id"),
        prefix,
        prefix);
  }

  /** Adds or replaces. */
  public void save(Collection<Session> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    sql.transaction(
        () -> {
          sql.updateEach(SAVE_THREAD, sessions.stream().map(SessionTable::threadRow).toList());
          sql.updateEach(SAVE_SESSION, sessions.stream().map(SessionTable::sessionRow).toList());
          sql.updateEach(
              "DELETE FROM session_other_files WHERE thread_id = ?",
              sessions.stream().map(session -> Bindings.of(session.id().value())).toList());
          sql.updateEach(
              "INSERT INTO session_other_files (thread_id, position, path) VALUES (?, ?, ?)",
              sessions.stream().flatMap(session -> otherFileRows(session).stream()).toList());
          prefilter.update(sessions.stream().map(Session::id).toList());
        });
  }

  /** Removes the title of a session, also where the reference keeps the first message. */
  public void removeTitle(SessionId id) {
    sql.transaction(
        () -> {
          sql.update(
              """
              UPDATE threads SET title = '',
                first_user_message = CASE first_user_message WHEN '' THEN '' ELSE ? END
              WHERE id = ?
              """,
              NO_WORDS,
              id.value());
          prefilter.update(List.of(id));
        });
  }

  /** Removes sessions from the index; their traces stay. */
  public void remove(Collection<SessionId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    List<Bindings> rows = ids.stream().map(id -> Bindings.of(id.value())).toList();
    sql.transaction(
        () -> {
          sql.updateEach("DELETE FROM sessions WHERE thread_id = ?", rows);
          sql.updateEach(
              """
              DELETE FROM threads WHERE id = ?
                AND NOT EXISTS (SELECT 1 FROM thread_memory m WHERE m.thread_id = threads.id)
              """,
              rows);
        });
  }

  private record OtherFile(SessionId id, Path path) {}

  private static OtherFile otherFile(Row row) throws SQLException {
    return new OtherFile(row.id("thread_id"), StoredPath.of(row.text("path")));
  }

  private List<Path> otherFiles(SessionId id) {
    return sql.query(
        "SELECT path FROM session_other_files WHERE thread_id = ? ORDER BY position",
        row -> StoredPath.of(row.text("path")),
        id.value());
  }

  private Map<SessionId, List<Path>> otherFiles() {
    return byId(sql.query(OTHER_FILES + "ORDER BY thread_id, position", SessionTable::otherFile));
  }

  private static Map<SessionId, List<Path>> byId(List<OtherFile> files) {
    Map<SessionId, List<Path>> others = new HashMap<>();
    files.forEach(
        file -> others.computeIfAbsent(file.id(), _ -> new ArrayList<>()).add(file.path()));
    return others;
  }

  private static Session session(Row row, List<Path> others) throws SQLException {
    String cwd = row.textUnlessEmpty("cwd");
    String project = row.textOrNull("project");
    return new Session(
        row.id("thread_id"),
        row.text("title"),
        new Session.Place(
            cwd,
            project == null ? null : new Project(project),
            Placement.parse(row.text("placement"))),
        new Session.Origin(
            SourceColumn.read(row.text("source")),
            row.textUnlessEmpty("cli_version"),
            row.textUnlessEmpty("model_provider"),
            row.textOrNull("git_sha"),
            row.textOrNull("git_branch"),
            row.textOrNull("git_origin_url")),
        new Session.Files(
            StoredPath.of(row.text("rollout_path")),
            others,
            row.number("size_bytes"),
            row.millis("modified_at_ms"),
            row.content()),
        new Session.Activity(
            row.millis("created_at_ms"), row.millis("updated_at_ms"), row.number("tokens_used")),
        new Session.Standing(
            row.flag("archived"),
            SessionTrait.ofWords(row.text("traits")),
            MemoryMode.valueOf(row.text("memory_mode")),
            row.textOrNull("unreadable")));
  }

  private static Bindings threadRow(Session session) {
    Session.Origin origin = session.origin();
    Session.Standing standing = session.standing();
    return Bindings.of(
        session.id().value(),
        session.files().rollout().toString(),
        session.activity().createdAt().getEpochSecond(),
        session.updatedAt().getEpochSecond(),
        SourceColumn.write(origin.source()),
        orEmpty(origin.modelProvider()),
        orEmpty(session.place().cwd()),
        session.title(),
        session.activity().tokensUsed(),
        standing.has(SessionTrait.USER_MESSAGE),
        standing.archived(),
        standing.archived() ? session.files().modifiedAt().getEpochSecond() : null,
        origin.gitSha(),
        origin.gitBranch(),
        origin.gitOriginUrl(),
        orEmpty(origin.cliVersion()),
        firstUserMessage(session));
  }

  /** Not empty where a user wrote: the reference lists no other threads. */
  private static String firstUserMessage(Session session) {
    if (!session.standing().has(SessionTrait.USER_MESSAGE)) {
      return "";
    }
    return session.title().isEmpty() ? NO_WORDS : session.title();
  }

  private static Bindings sessionRow(Session session) {
    Session.Files files = session.files();
    return Bindings.of(
        session.id().value(),
        session.project().map(Project::cwd).orElse(null),
        session.place().why().text(),
        session.standing().memoryMode().name(),
        session.standing().unreadable(),
        SessionTrait.words(session.standing().traits()),
        session.activity().createdAt().toEpochMilli(),
        session.updatedAt().toEpochMilli(),
        files.sizeBytes(),
        files.modifiedAt().toEpochMilli(),
        files.content() == null ? null : files.content().lengthBytes(),
        files.content() == null ? null : files.content().lastLineSha256());
  }

  private static List<Bindings> otherFileRows(Session session) {
    List<Bindings> rows = new ArrayList<>();
    for (Path other : session.files().others()) {
      rows.add(Bindings.of(session.id().value(), rows.size(), other.toString()));
    }
    return rows;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
