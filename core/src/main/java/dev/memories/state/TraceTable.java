package dev.memories.state;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import dev.memories.text.StoredPath;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The traces with their full text. Trace files are written from these rows.
 *
 * <p>"Newest" is by the session's update time, then by id, both descending. When a trace was
 * written does not matter (docs/spec/product.md 3.8.2). A trace stays when its session leaves the
 * index.
 */
public final class TraceTable {
  private static final String SELECT_HEAD =
      """
      SELECT m.memory_summary, t.*
      FROM traces t JOIN thread_memory m ON m.thread_id = t.thread_id
      """;

  private static final String SELECT =
      """
      SELECT m.trace_summary, m.memory_summary, t.*
      FROM traces t JOIN thread_memory m ON m.thread_id = t.thread_id
      """;

  private static final String NEWEST_FIRST =
      "ORDER BY t.session_updated_at_ms DESC, t.thread_id DESC ";

  /** Keeps the row of an indexed session; a trace without one needs a parent row, too. */
  private static final String SAVE_PARENT =
      """
      INSERT OR IGNORE INTO threads
        (id, rollout_path, created_at, updated_at, source, model_provider, cwd, title,
         sandbox_policy, approval_mode)
      VALUES (?, ?, ?, ?, 'unknown', '', ?, ?, '{"type":"read-only"}', 'on-request')
      """;

  /** The write time always moves forward (docs/spec/rules.md 12.3). */
  private static final String SAVE_MEMORY =
      """
      INSERT INTO thread_memory (thread_id, trace_summary, memory_summary, updated_at)
      VALUES (?, ?, ?, ?)
      ON CONFLICT(thread_id) DO UPDATE SET
        trace_summary = excluded.trace_summary,
        memory_summary = excluded.memory_summary,
        updated_at = max(excluded.updated_at, thread_memory.updated_at + 1)
      """;

  private static final String SAVE =
      """
      INSERT OR REPLACE INTO traces
        (thread_id, project, cwd, rollout_path, title, session_updated_at_ms,
         content_length, content_sha256, extractor, extracted_at_ms,
         input_tokens, cached_input_tokens, output_tokens, requests, damaged_lines,
         extractor_version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Sql sql;
  private final CandidatePrefilter prefilter;
  private final InstantSource clock;

  TraceTable(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.prefilter = new CandidatePrefilter(sql);
    this.clock = clock;
  }

  /** The project's newest traces, at most {@code limit}. */
  public List<Trace> newest(Project project, int limit) {
    return sql.query(
        SELECT + "WHERE t.project = ? " + NEWEST_FIRST + "LIMIT ?",
        TraceTable::trace,
        project.cwd(),
        limit);
  }

  /** Every trace with its body, newest first. */
  public List<Trace> all() {
    return sql.query(SELECT + NEWEST_FIRST, TraceTable::trace);
  }

  /** Every trace without its body, newest first. */
  public List<TraceHead> heads() {
    return sql.query(SELECT_HEAD + NEWEST_FIRST, TraceTable::head);
  }

  /** The stamps of all traces, newest first. They change with the trace and with the project. */
  public List<RowStamp> stamps() {
    return sql.query(
        """
        SELECT t.thread_id, t.project,
          t.extracted_at_ms || ' ' || t.session_updated_at_ms || ' ' || t.project AS stamp
        FROM traces t
        """
            + NEWEST_FIRST,
        RowStamp::of);
  }

  /** When the session of each trace was updated. */
  public Map<SessionId, Instant> sessionTimes() {
    Map<SessionId, Instant> times = new HashMap<>();
    sql.visit(
        "SELECT thread_id, session_updated_at_ms FROM traces",
        row -> {
          times.put(row.id("thread_id"), row.millis("session_updated_at_ms"));
          return true;
        });
    return times;
  }

  /** The project's traces without their bodies, newest first. */
  public List<TraceHead> heads(Project project) {
    return sql.query(
        SELECT_HEAD + "WHERE t.project = ? " + NEWEST_FIRST, TraceTable::head, project.cwd());
  }

  public Optional<Trace> find(SessionId id) {
    return sql.queryOne(SELECT + "WHERE t.thread_id = ?", TraceTable::trace, id.value());
  }

  public Optional<TraceHead> findHead(SessionId id) {
    return sql.queryOne(SELECT_HEAD + "WHERE t.thread_id = ?", TraceTable::head, id.value());
  }

  /** The traces of these sessions without their bodies; sessions without a trace are left out. */
  public Map<SessionId, TraceHead> findHeads(Collection<SessionId> ids) {
    Map<SessionId, TraceHead> heads = new HashMap<>();
    sql.queryEach(
            SELECT_HEAD + "WHERE t.thread_id IN (?)",
            TraceTable::head,
            ids.stream().map(SessionId::value).toList())
        .forEach(head -> heads.put(head.id(), head));
    return heads;
  }

  /** The project of each cwd; where traces disagree, that of the newest. */
  public Map<String, Project> projectsByCwd() {
    Map<String, Project> projects = new HashMap<>();
    sql.query(
            "SELECT t.cwd, t.project FROM traces t " + NEWEST_FIRST,
            row -> Map.entry(row.text("cwd"), new Project(row.text("project"))))
        .forEach(known -> projects.putIfAbsent(known.getKey(), known.getValue()));
    return projects;
  }

  /** The ids that begin with the text, sorted; no character of the text is special. */
  public List<SessionId> idsStartingWith(String prefix) {
    return sql.query(
        "SELECT thread_id FROM traces WHERE substr(thread_id, 1, length(?)) = ? ORDER BY 1",
        row -> row.id("thread_id"),
        prefix,
        prefix);
  }

  public boolean isEmpty() {
    return sql.queryOne("SELECT 1 AS one FROM traces LIMIT 1", row -> row.number("one")).isEmpty();
  }

  /** Every project that has traces, sorted. */
  public List<Project> projects() {
    return sql.query(
        "SELECT DISTINCT project FROM traces ORDER BY project",
        row -> new Project(row.text("project")));
  }

  /** Adds or replaces a trace. */
  public void save(Trace trace) {
    String id = trace.id().value();
    Trace.Subject subject = trace.subject();
    sql.transaction(
        () -> {
          long updatedAt = subject.updatedAt().getEpochSecond();
          sql.update(
              SAVE_PARENT,
              id,
              subject.rollout().toString(),
              updatedAt,
              updatedAt,
              subject.cwd(),
              subject.title());
          sql.update(
              SAVE_MEMORY, id, trace.body(), trace.summary(), clock.instant().getEpochSecond());
          sql.updateEach(SAVE, List.of(row(trace)));
          prefilter.update(List.of(trace.id()));
        });
  }

  /** Removes a trace; false when there was none. */
  public boolean remove(SessionId id) {
    return sql.transaction(
        () -> {
          boolean removed =
              sql.update("DELETE FROM thread_memory WHERE thread_id = ?", id.value()) > 0;
          prefilter.update(List.of(id));
          sql.update(
              """
              DELETE FROM threads WHERE id = ?
                AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.thread_id = threads.id)
              """,
              id.value());
          return removed;
        });
  }

  private static Trace trace(Row row) throws SQLException {
    TraceHead head = head(row);
    return new Trace(
        head.id(),
        head.project(),
        row.text("trace_summary"),
        head.summary(),
        head.subject(),
        head.making());
  }

  private static TraceHead head(Row row) throws SQLException {
    return new TraceHead(
        row.id("thread_id"),
        new Project(row.text("project")),
        row.text("memory_summary"),
        new Trace.Subject(
            row.text("cwd"),
            StoredPath.of(row.text("rollout_path")),
            row.text("title"),
            row.millis("session_updated_at_ms"),
            row.content()),
        new Trace.Making(
            row.text("extractor"),
            (int) row.number("extractor_version"),
            row.millis("extracted_at_ms"),
            usage(row),
            row.number("damaged_lines")));
  }

  private static Trace.@Nullable Usage usage(Row row) throws SQLException {
    Long requests = row.numberOrNull("requests");
    return requests == null
        ? null
        : new Trace.Usage(
            row.number("input_tokens"),
            row.number("cached_input_tokens"),
            row.number("output_tokens"),
            requests.intValue());
  }

  private static Bindings row(Trace trace) {
    Trace.Subject subject = trace.subject();
    Trace.Making making = trace.making();
    Trace.Usage usage = making.usage();
    return Bindings.of(
        trace.id().value(),
        trace.project().cwd(),
        subject.cwd(),
        subject.rollout().toString(),
        subject.title(),
        subject.updatedAt().toEpochMilli(),
        subject.content() == null ? null : subject.content().lengthBytes(),
        subject.content() == null ? null : subject.content().lastLineSha256(),
        making.extractor(),
        making.extractedAt().toEpochMilli(),
        usage == null ? null : usage.inputTokens(),
        usage == null ? null : usage.cachedInputTokens(),
        usage == null ? null : usage.outputTokens(),
        usage == null ? null : usage.requests(),
        making.damagedLines(),
        making.version());
  }
}
