package dev.memories.state;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Bindings;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The record of every consolidation: its traces and the files that it wrote. */
public final class ConsolidationTable {
  /**
   * One consolidation of a project.
   *
   * @param version its name, unique in the project, and the name of its folder in the history
   * @param consolidator the name of the consolidator, or {@code restore} for a restored version
   * @param inputsSha256 hash of the consolidator's name and its traces; the same hash means that
   *     there is nothing to do
   * @param files the SHA-256 of each output, by its path in the memory root; a file on disk with
   *     another hash was edited by hand
   */
  public record Consolidation(
      Project project,
      String version,
      String consolidator,
      String inputsSha256,
      List<SessionId> traces,
      Instant consolidatedAt,
      Map<String, String> files) {
    public Consolidation {
      traces = List.copyOf(traces);
      files = Map.copyOf(files);
    }
  }

  /**
   * The traces of a consolidation, and its time.
   *
   * @param traces newest first
   */
  public record Inputs(List<SessionId> traces, Instant consolidatedAt) {
    public Inputs {
      traces = List.copyOf(traces);
    }
  }

  private static final String SELECT =
      "SELECT * FROM consolidations WHERE project = ? ORDER BY id DESC ";

  private final Sql sql;

  ConsolidationTable(Sql sql) {
    this.sql = sql;
  }

  /** The newest consolidation of a project. */
  public Optional<Consolidation> latest(Project project) {
    return sql.queryOne(SELECT + "LIMIT 1", this::consolidation, project.cwd());
  }

  /** The inputs of each project's newest consolidation. */
  public Map<Project, Inputs> latestInputs() {
    Map<Project, Inputs> inputs = new HashMap<>();
    sql.query(
            """
            SELECT project, traces, consolidated_at FROM consolidations
            WHERE id IN (SELECT max(id) FROM consolidations GROUP BY project)
            """,
            row ->
                Map.entry(
                    new Project(row.text("project")),
                    new Inputs(ids(row.text("traces")), row.seconds("consolidated_at"))))
        .forEach(entry -> inputs.put(entry.getKey(), entry.getValue()));
    return inputs;
  }

  /** Every consolidation of a project, newest first. */
  public List<Consolidation> all(Project project) {
    return sql.query(SELECT, this::consolidation, project.cwd());
  }

  /** Adds a record. */
  public void add(Consolidation made) {
    sql.transaction(
        () -> {
          sql.update(
              """
              INSERT INTO consolidations
                (project, version, consolidator, inputs_sha256, traces, consolidated_at)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
              made.project().cwd(),
              made.version(),
              made.consolidator(),
              made.inputsSha256(),
              made.traces().stream().map(SessionId::value).collect(Collectors.joining(" ")),
              made.consolidatedAt().getEpochSecond());
          long id =
              sql.queryOne("SELECT last_insert_rowid() AS id", row -> row.number("id"))
                  .orElseThrow();
          addFiles(id, made.files());
        });
  }

  /**
   * Replaces the recorded files of a version after a session was removed from them. The version no
   * longer settles its inputs: should the session come back, they are consolidated again.
   */
  public void replaceFiles(Project project, String version, Map<String, String> files) {
    sql.transaction(
        () ->
            sql.queryOne(
                    "SELECT id FROM consolidations WHERE project = ? AND version = ?",
                    row -> row.number("id"),
                    project.cwd(),
                    version)
                .ifPresent(
                    id -> {
                      sql.update("UPDATE consolidations SET inputs_sha256 = '' WHERE id = ?", id);
                      sql.update("DELETE FROM consolidation_files WHERE consolidation_id = ?", id);
                      addFiles(id, files);
                    }));
  }

  private void addFiles(long id, Map<String, String> files) {
    sql.updateEach(
        "INSERT INTO consolidation_files (consolidation_id, path, sha256) VALUES (?, ?, ?)",
        files.entrySet().stream()
            .map(file -> Bindings.of(id, file.getKey(), file.getValue()))
            .toList());
  }

  /** Every project that was ever consolidated, sorted. */
  public List<Project> projects() {
    return sql.query(
        "SELECT DISTINCT project FROM consolidations ORDER BY project",
        row -> new Project(row.text("project")));
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
        ids(row.text("traces")),
        row.seconds("consolidated_at"),
        files);
  }

  private static List<SessionId> ids(String joined) {
    return joined.isEmpty() ? List.of() : Stream.of(joined.split(" ")).map(SessionId::new).toList();
  }
}
