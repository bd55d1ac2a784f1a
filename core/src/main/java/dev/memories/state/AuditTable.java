package dev.memories.state;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Sql;
import dev.memories.text.StoredPath;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A log of what commands removed or restored, and when; it holds no words of a session. */
public final class AuditTable {
  /**
   * One entry of the log.
   *
   * @param at to the second
   * @param action a word, e.g. {@code forget}
   * @param session the session concerned; null when there is none
   * @param project the project concerned; null when there is none
   * @param path the file that changed; null when none did
   * @param detail what was done, in one line
   */
  public record Entry(
      Instant at,
      String action,
      @Nullable SessionId session,
      @Nullable Project project,
      @Nullable Path path,
      String detail) {}

  private final Sql sql;
  private final InstantSource clock;
  private final Optional<AuditFile> file;

  /**
   * @param file receives a copy of every entry; empty for a database in memory
   */
  AuditTable(Sql sql, InstantSource clock, Optional<AuditFile> file) {
    this.sql = sql;
    this.clock = clock;
    this.file = file;
  }

  /** Makes an entry with the present time; does not add it. */
  public Entry entry(
      String action,
      @Nullable SessionId session,
      @Nullable Project project,
      @Nullable Path path,
      String detail) {
    return new Entry(clock.instant(), action, session, project, path, detail);
  }

  /** Appends entries. */
  public void add(Collection<Entry> entries) {
    sql.transaction(
        () -> {
          insert(sql, entries);
          file.ifPresent(copy -> copy.append(List.copyOf(entries)));
        });
  }

  /** Adds entries that the file has already. */
  static void insert(Sql sql, Collection<Entry> entries) {
    sql.updateEach(
        """
        INSERT INTO audit_log (at, action, thread_id, project, path, detail)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        entries.stream().map(AuditTable::row).toList());
  }

  /** The projects that entries are about: those whose memory a command has written. */
  public List<Project> projects() {
    return sql.query(
        "SELECT DISTINCT project FROM audit_log WHERE project IS NOT NULL ORDER BY project",
        row -> new Project(row.text("project")));
  }

  /** Every entry, newest first. */
  public List<Entry> all() {
    return sql.query(
        "SELECT * FROM audit_log ORDER BY id DESC",
        row ->
            new Entry(
                row.seconds("at"),
                row.text("action"),
                Optional.ofNullable(row.textOrNull("thread_id")).map(SessionId::new).orElse(null),
                Optional.ofNullable(row.textOrNull("project")).map(Project::new).orElse(null),
                Optional.ofNullable(row.textOrNull("path")).map(StoredPath::of).orElse(null),
                row.text("detail")));
  }

  private static Bindings row(Entry entry) {
    return Bindings.of(
        entry.at().getEpochSecond(),
        entry.action(),
        entry.session() == null ? null : entry.session().value(),
        entry.project() == null ? null : entry.project().cwd(),
        entry.path() == null ? null : entry.path().toString(),
        entry.detail());
  }
}
