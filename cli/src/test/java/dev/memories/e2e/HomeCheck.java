package dev.memories.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs both phases on one Codex home, checks the results, and that no other file changes. */
final class HomeCheck {
  /**
   * How many sessions {@code extract --source all --idle 0 --limit all} extracts, and how many it
   * leaves out for each reason.
   */
  record Expected(int extracted, int archived, int subAgents, int noCwd) {}

  private static final String[] EXTRACT_ALL = {
    "extract", "--limit", "all", "--idle", "0", "--source", "all", "--json"
  };

  /**
   * Parts of the made-up secrets in these homes. They are split here, so that no scanner reports
   * them.
   */
  private static final List<String> SECRETS =
      List.of(
          "ghp_" + "FAKE",
          "sk-proj-" + "FAKE",
          "xoxb" + "-1",
          "hunter2" + "-Fake",
          "s3cr3t" + "-Fake",
          "Tr0ub" + "4dor",
          "eyJhbGciOi" + "JIUzI1NiJ9.eyJzdWIi",
          "-----BEGIN " + "OPENSSH");

  private final String name;
  private final Path home;
  private final Program program;
  private final HomeRollouts rollouts;
  private final CheckResults results;

  HomeCheck(String name, Path home, Program program, CheckResults results) {
    this.name = name;
    this.home = home;
    this.program = program;
    this.rollouts = new HomeRollouts(home);
    this.results = results;
  }

  /**
   * Checks the home as it is, and then after changes to it.
   *
   * @param expected null if the numbers for this home are not known
   */
  void run(@Nullable Expected expected) throws IOException, InterruptedException {
    HomeSnapshot before = HomeSnapshot.of(home, file -> true);
    JsonNode candidates = candidates();
    checkEveryRolloutIsListedOnce(candidates);
    JsonNode extracted = program.run(EXTRACT_ALL).json();
    results.checkEqual(extracted.get("failed").size(), 0, name + ": failed extractions");
    Program.Result consolidated = program.run("consolidate", "--all", "--json");
    results.checkEqual(consolidated.exitCode(), 0, name + ": exit code of consolidate");
    for (JsonNode project : consolidated.json().get("projects")) {
      results.checkEqual(
          project.get("outcome").asText(), "consolidated", name + ": " + project.get("cwd"));
      new ProjectCheck(name, project, program, rollouts, results).run();
    }
    if (expected != null) {
      checkCounts(expected);
    }
    checkOtherFiles(before);
    checkNoSecretIsWritten();
    checkSecondRun();
    checkChangedRollouts(candidates);
    checkRebuilds();
    checkOtherFilesAfterChanges(before);
  }

  private JsonNode candidates() throws IOException, InterruptedException {
    return program.run("candidates", "--all", "--json").json().get("sessions");
  }

  private void checkEveryRolloutIsListedOnce(JsonNode sessions) throws IOException {
    List<String> listed = new ArrayList<>();
    for (JsonNode session : sessions) {
      listed.add(session.get("rolloutPath").asText());
      session.get("otherRolloutPaths").forEach(path -> listed.add(path.asText()));
      results.check(
          !session.path("reason").asText().isEmpty(), name + ": has a reason: " + session);
    }
    results.checkEqual(
        listed.size(), new HashSet<>(listed).size(), name + ": number of different rollouts");
    results.checkEqual(
        new TreeSet<>(listed), new TreeSet<>(rollouts.paths()), name + ": listed rollouts");
  }

  private void checkCounts(Expected expected) throws IOException, InterruptedException {
    JsonNode sessions =
        program
            .run("candidates", "--all", "--idle", "0", "--source", "all", "--json")
            .json()
            .get("sessions");
    Map<String, Integer> reasons = new TreeMap<>();
    sessions.forEach(session -> reasons.merge(session.get("reason").asText(), 1, Integer::sum));
    Map.of(
            "archived", expected.archived(),
            "sub-agent", expected.subAgents(),
            "no-cwd", expected.noCwd(),
            "up-to-date", expected.extracted())
        .forEach(
            (reason, count) ->
                results.checkEqual(
                    reasons.getOrDefault(reason, 0), count, name + ": sessions " + reason));
  }

  private static boolean isOurs(String file) {
    return file.startsWith("project-memories/")
        || file.equals("memories/memories.sqlite")
        || file.startsWith("memories/memories.sqlite-")
        || file.matches("memories/search\\.sqlite(-.*)?")
        || file.matches("memories/(\\.[^/]*|[0-9a-f]{64}/.*)");
  }

  private void checkOtherFiles(HomeSnapshot before) throws IOException {
    HomeSnapshot after = HomeSnapshot.of(home, file -> !isOurs(file));
    results.checkEqual(
        after.differencesFrom(before),
        Map.of(),
        name + ": changes outside the memories home by both phases");
  }

  private void checkOtherFilesAfterChanges(HomeSnapshot before) throws IOException {
    HomeSnapshot after = HomeSnapshot.of(home, file -> !isOurs(file));
    Map<String, String> differences = after.differencesFrom(before);
    differences.keySet().removeIf(file -> file.contains("sessions/")); // this check changed them
    results.checkEqual(
        differences, Map.of(), name + ": changes outside the memories home by later commands");
  }

  private void checkNoSecretIsWritten() throws IOException {
    for (String folder : List.of("memories", "project-memories")) {
      if (!Files.isDirectory(home.resolve(folder))) {
        continue;
      }
      try (Stream<Path> paths = Files.walk(home.resolve(folder))) {
        for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
          if (isOurs(home.relativize(path).toString())) {
            checkNoSecretIsIn(path);
          }
        }
      }
    }
  }

  private void checkNoSecretIsIn(Path path) throws IOException {
    String bytes = Files.readString(path, StandardCharsets.ISO_8859_1);
    for (String secret : SECRETS) {
      results.check(
          !bytes.contains(secret) && !path.toString().contains(secret),
          name + ": " + path + " does not contain " + secret);
    }
  }

  /** The trees without the database, which SQLite may change at any time. */
  private HomeSnapshot trees() throws IOException {
    return HomeSnapshot.of(
        home, file -> isOurs(file) && !file.matches(".*/(memories|search)\\.sqlite.*"));
  }

  private void checkSecondRun() throws IOException, InterruptedException {
    HomeSnapshot first = trees();
    JsonNode again = program.run(EXTRACT_ALL).json();
    results.checkEqual(
        again.get("extracted").size(), 0, name + ": sessions extracted by a second run");
    program.run("consolidate", "--all", "--json");
    results.checkEqual(
        trees().differencesFrom(first), Map.of(), name + ": files changed by a second run");
  }

  private void checkChangedRollouts(JsonNode sessions) throws IOException, InterruptedException {
    List<String> uncompressed =
        rollouts.paths().stream()
            .filter(file -> file.endsWith(".jsonl") && file.contains("/sessions/"))
            .toList();
    if (uncompressed.isEmpty() || name.startsWith("0.20")) {
      return;
    }
    Path rollout = Path.of(uncompressed.getFirst());
    Files.setLastModifiedTime(rollout, FileTime.from(Instant.now()));
    results.checkEqual(
        program.run(EXTRACT_ALL).json().get("extracted").size(),
        0,
        name + ": sessions extracted after a rollout got a new time");
    Files.writeString(
        rollout,
        """
        {"timestamp":"2026-11-22T12:00:00.000Z","type":"response_item","payload":{"type":"message","role":"user","content":[{"type":"input_text","text":"One more thing: always sort the output."}]}}
        """,
        StandardOpenOption.APPEND);
    List<String> ids = new ArrayList<>();
    program
        .run(EXTRACT_ALL)
        .json()
        .get("extracted")
        .forEach(trace -> ids.add(trace.get("id").asText()));
    results.checkEqual(
        ids, List.of(idOf(sessions, rollout)), name + ": sessions extracted after a new turn");
  }

  private static String idOf(JsonNode sessions, Path rollout) {
    for (JsonNode session : sessions) {
      if (session.get("rolloutPath").asText().equals(rollout.toString())) {
        return session.get("id").asText();
      }
    }
    throw new IllegalStateException("no session for " + rollout);
  }

  private void checkRebuilds() throws IOException, InterruptedException {
    Set<String> traces = traceIds();
    results.checkEqual(
        program.run("index", "--rebuild", "--json").exitCode(),
        0,
        name + ": exit code of index --rebuild");
    results.checkEqual(traceIds(), traces, name + ": traces after index --rebuild");
    Files.delete(Path.of(rollouts.paths().getLast()));
    program.run("index", "--json");
    results.checkEqual(traceIds(), traces, name + ": traces after a rollout was deleted");
    Path memories =
        Files.exists(home.resolve("memories/memories.sqlite"))
            ? home.resolve("memories")
            : home.resolve("project-memories");
    Set<String> inTrees = traceFilesIn(memories);
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(memories.resolve("memories.sqlite" + suffix));
    }
    program.run("index", "--json");
    results.check(
        traceIds().containsAll(inTrees), name + ": a new database gets the traces in the trees");
  }

  private static Set<String> traceFilesIn(Path memories) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(memories)) {
      paths
          .filter(path -> path.getParent().endsWith("trace_summaries"))
          .forEach(path -> ids.add(path.getFileName().toString().split("_", 2)[0]));
    }
    return ids;
  }

  private Set<String> traceIds() throws IOException, InterruptedException {
    Set<String> ids = new TreeSet<>();
    for (JsonNode project : program.run("projects", "--json").json().get("projects")) {
      program
          .run("trace", "list", "--cwd", project.get("cwd").asText(), "--all", "--json")
          .json()
          .get("traces")
          .forEach(trace -> ids.add(trace.get("id").asText()));
    }
    return ids;
  }
}
