package dev.memories.state;

import dev.memories.session.Project;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was consolidated, from which traces, and what that wrote. */
public final class ConsolidationTable {
  /**
   * One consolidation of a project.
   *
   * @param version its name, unique in the project: that of its folder in the history
   * @param inputsSha256 hash of the traces (ids and times) it was made from: unchanged, nothing is
   *     to do
   * @param files each output, relative to the memory root with {@code /}, and its SHA-256: a
   *     difference on disk is a hand edit
   */
  public record Consolidation(
      Project project,
      String version,
      String consolidator,
      String inputsSha256,
      int traces,
      Instant consolidatedAt,
      Map<String, String> files) {
    public Consolidation {
      files = Map.copyOf(files);
    }
  }

  private static final String SELECT =
      "SELECT * FROM consolidations WHERE project = ? ORDER BY id DESC ";

  private final Sql sql;
  private final InstantSource clock;

  ConsolidationTable(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public Optional<Consolidation> latest(Project project) {
    return sql.queryOne(SELECT + "LIMIT 1", this::consolidation, project.cwd());
  }

  /** Newest first. */
  public List<Consolidation> all(Project project) {
    return sql.query(SELECT, this::consolidation, project.cwd());
  }

  /** Records what has just been written; the time is now. */
  public void add(
      Project project,
      String version,
      String consolidator,
      String inputsSha256,
      int traces,
      Map<String, String> files) {
    sql.transaction(
        () -> {
          sql.update(
              """
              INSERT INTO consolidations
                (project, version, consolidator, inputs_sha256, traces, consolidated_at)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
              project.cwd(),
              version,
              consolidator,
              inputsSha256,
              traces,
              clock.instant().getEpochSecond());
          long id =
              sql.queryOne("SELECT last_insert_rowid() AS id", row -> row.number("id"))
                  .orElseThrow();
          sql.updateEach(
              "INSERT INTO consolidation_files (consolidation_id, path, sha256) VALUES (?, ?, ?)",
              files.entrySet().stream()
                  .map(file -> Values.of(id, file.getKey(), file.getValue()))
                  .toList());
        });
  }

  private Consolidation consolidation(Row row) throws SQLException {
    Map<String, String> files = new TreeMap<>();
    sql.query(
            "SELECT path, sha256 FROM consolidation_files WHERE consolidation_id = ?",
            file -> Map.entry(file.text("path"), file.text("sha256")),
            row.number("id"))
        .forEach(file -> files.put(file.getKey(), file.getValue()));
    return new Consolidation(
        new Project(row.text("project")),
        row.text("version"),
        row.text("consolidator"),
        row.text("inputs_sha256"),
        (int) row.number("traces"),
        row.seconds("consolidated_at"),
        files);
  }
}
