package dev.memories.state;

import dev.memories.state.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** All free text in the state database, to look for secrets in it and to rewrite it. */
public final class StoredTexts {
  private record Column(String table, String name) {}

  private record Text(long row, String value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("threads", "source"),
          new Column("threads", "model_provider"),
          new Column("threads", "title"),
          new Column("threads", "git_branch"),
          new Column("threads", "git_origin_url"),
          new Column("threads", "cli_version"),
          new Column("threads", "first_user_message"),
          new Column("thread_memory", "trace_summary"),
          new Column("thread_memory", "memory_summary"),
          new Column("traces", "title"),
          new Column("extraction_failures", "message"),
          new Column("codex_threads", "title"),
          new Column("audit_log", "path"),
          new Column("audit_log", "detail"));

  /** The path of a project stays as it is, here as in other tables. */
  private static final Pattern CWD = Pattern.compile("\"cwd\":\"(?:[^\"\\\\]|\\\\.)*+\"");

  private final Sql sql;

  StoredTexts(Sql sql) {
    this.sql = sql;
  }

  /** How many texts an edit would change, by table; only reads. */
  public Map<String, Integer> changedBy(UnaryOperator<String> edit) {
    Map<String, Integer> changed = new LinkedHashMap<>();
    for (Column column : COLUMNS) {
      int count = changed(column, edit).size();
      if (count > 0) {
        changed.merge(column.table(), count, Integer::sum);
      }
    }
    int cursors = changedCursors(edit).size();
    if (cursors > 0) {
      changed.put("rollout_cursors", cursors);
    }
    return changed;
  }

  /**
   * Edits all texts in one transaction. The rollouts whose facts would change are read again by the
   * next run.
   */
  public void edit(UnaryOperator<String> edit) {
    sql.transaction(
        () -> {
          for (Column column : COLUMNS) {
            for (Text text : changed(column, edit)) {
              sql.update(
                  "UPDATE %s SET %s = ? WHERE rowid = ?".formatted(column.table(), column.name()),
                  text.value(),
                  text.row());
            }
          }
          changedCursors(edit)
              .forEach(row -> sql.update("DELETE FROM rollout_cursors WHERE rowid = ?", row));
        });
  }

  /** Replaces the recorded hash of a consolidated file, whoever recorded it. */
  public void replaceHash(String before, String after) {
    sql.update("UPDATE consolidation_files SET sha256 = ? WHERE sha256 = ?", after, before);
  }

  /** Writes the database file anew, so that it has no unused page with an earlier text. */
  public void compact() {
    sql.compact();
  }

  private List<Text> changed(Column column, UnaryOperator<String> edit) {
    return sql
        .query(
            "SELECT rowid AS place, %2$s AS text FROM %1$s WHERE %2$s IS NOT NULL"
                .formatted(column.table(), column.name()),
            row -> {
              String before = row.text("text");
              String after = edit.apply(before);
              return new Text(after.equals(before) ? -1 : row.number("place"), after);
            })
        .stream()
        .filter(text -> text.row() >= 0)
        .toList();
  }

  private List<Long> changedCursors(UnaryOperator<String> edit) {
    return sql
        .query(
            "SELECT rowid AS place, facts FROM rollout_cursors",
            row -> {
              String facts =
                  CWD.matcher(new String(row.bytes("facts"), StandardCharsets.UTF_8))
                      .replaceAll("");
              return edit.apply(facts).equals(facts) ? -1 : row.number("place");
            })
        .stream()
        .filter(row -> row >= 0)
        .toList();
  }
}
