package dev.memories.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Codex home: both phases, what they wrote, and what they must not touch. */
final class HomeCheck {
  /** What {@code extract --source all --idle 0 --limit all} takes, and the sessions it leaves. */
  record Expected(int extracted, int archived, int subAgents, int noCwd) {}

  /** A trace of so many cited bullets cannot look right by chance with its numbers shifted. */
  private static final int SURELY_SHIFTED = 4;

  private static final Pattern INDEX_LINE = Pattern.compile("\\(trace: `([0-9a-f-]{36})`\\)$");
  private static final Pattern PASSED_TEST =
      Pattern.compile("(?m)^- `((?:sh )?[\\w/]*test\\.sh)`, exit 0\\b");
  private static final Pattern SHORT_ID = Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}[0-9a-f-]*");
  private static final String[] EXTRACT_ALL = {
    "extract", "--limit", "all", "--idle", "0", "--source", "all", "--json"
  };

  /** Pieces of the made-up keys in these homes; none may be kept. Joined here, never whole. */
  private static final List<String> PLANTED =
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
  private final Findings findings;
  private final Map<String, CitedLines> rollouts = new TreeMap<>();

  HomeCheck(String name, Path home, Program program, Findings findings) {
    this.name = name;
    this.home = home;
    this.program = program;
    this.findings = findings;
  }

  /**
   * Both phases on the home as it is, then with changes in it.
   *
   * @param expected null for a home that is not known
   */
  void run(@Nullable Expected expected) throws IOException, InterruptedException {
    HomeSnapshot before = HomeSnapshot.of(home, file -> true);
    JsonNode candidates = candidates();
    checkEveryFileIsNamedOnce(candidates);
    JsonNode extracted = program.run(EXTRACT_ALL).json();
    findings.same(extracted.get("failed").size(), 0, name + ": failed extractions");
    Program.Result consolidated = program.run("consolidate", "--all", "--json");
    findings.same(consolidated.exitCode(), 0, name + ": exit code of consolidate");
    for (JsonNode project : consolidated.json().get("projects")) {
      findings.same(
          project.get("outcome").asText(), "consolidated", name + ": " + project.get("cwd"));
      checkProject(project);
    }
    if (expected != null) {
      checkCounts(expected);
    }
    checkNothingElseChanged(before);
    checkNoSecretIsKept();
    checkSecondRun();
    checkChanges(candidates);
    checkRebuilds();
    checkNothingElseChangedButByUs(before);
  }

  private void checkCounts(Expected expected) throws IOException, InterruptedException {
    JsonNode sessions =
        program
            .run("candidates", "--all", "--idle", "0", "--source", "all", "--json")
            .json()
            .get("sessions");
    Map<String, Integer> reasons = new TreeMap<>();
    sessions.forEach(session -> reasons.merge(session.get("reason").asText(), 1, Integer::sum));
    findings.same(
        reasons.getOrDefault("archived", 0), expected.archived(), name + ": archived sessions");
    findings.same(
        reasons.getOrDefault("sub-agent", 0), expected.subAgents(), name + ": sub-agents");
    findings.same(
        reasons.getOrDefault("no-cwd", 0), expected.noCwd(), name + ": sessions without a cwd");
    findings.same(
        reasons.getOrDefault("up-to-date", 0),
        expected.extracted(),
        name + ": sessions with a trace");
  }

  private JsonNode candidates() throws IOException, InterruptedException {
    return program.run("candidates", "--all", "--json").json().get("sessions");
  }

  private void checkEveryFileIsNamedOnce(JsonNode sessions) throws IOException {
    List<String> named = new ArrayList<>();
    for (JsonNode session : sessions) {
      named.add(session.get("rolloutPath").asText());
      session.get("otherRolloutPaths").forEach(path -> named.add(path.asText()));
      findings.check(
          !session.path("reason").asText().isEmpty(), name + ": no reason for " + session);
    }
    findings.same(named.size(), new HashSet<>(named).size(), name + ": files named twice");
    findings.same(
        new TreeSet<>(named), new TreeSet<>(rolloutFiles()), name + ": rollout files named");
  }

  private List<String> rolloutFiles() throws IOException {
    List<String> files = new ArrayList<>();
    for (String folder : List.of("sessions", "archived_sessions")) {
      if (Files.isDirectory(home.resolve(folder))) {
        try (Stream<Path> paths = Files.walk(home.resolve(folder))) {
          paths
              .filter(path -> path.getFileName().toString().matches("rollout-.*\\.jsonl(\\.zst)?"))
              .forEach(path -> files.add(path.toString()));
        }
      }
    }
    return files;
  }

  private void checkProject(JsonNode project) throws IOException, InterruptedException {
    String cwd = project.get("cwd").asText();
    String here = name + " " + cwd;
    Path root = Path.of(project.get("memoryRoot").asText());
    JsonNode traces =
        program.run("trace", "list", "--cwd", cwd, "--all", "--json").json().get("traces");
    List<String> inTree = new ArrayList<>();
    Map<String, String> bodies = new TreeMap<>();
    long traceBytes = 0;
    for (JsonNode trace : traces) {
      String body =
          program
              .run("trace", "show", trace.get("id").asText(), "--json")
              .json()
              .get("trace")
              .get("body")
              .asText();
      bodies.put(trace.get("id").asText(), body);
      checkTrace(here, trace, body);
      if (!trace.get("path").isNull()) {
        inTree.add(trace.get("id").asText());
        traceBytes += Files.size(Path.of(trace.get("path").asText()));
      }
    }
    findings.check(inTree.size() <= 10, here + ": more than ten traces in the tree");
    checkNewestFirst(here, traces);
    findings.same(
        indexed(program.run("summary", "--cwd", cwd).out()), inTree, here + ": summary order");
    checkRegistry(here, cwd, bodies, traceBytes);
    bodies.keySet().retainAll(inTree);
    findings.same(
        Files.isDirectory(root.resolve("skills")),
        !provenTwice(bodies.values()).isEmpty(),
        here + ": a skill exactly where a check passed in two of its sessions");
  }

  /** Those in the tree come first; times are to the second, so that equal ones may stand as is. */
  private void checkNewestFirst(String here, JsonNode traces) {
    String last = "9";
    boolean pruned = false;
    for (JsonNode trace : traces) {
      String updatedAt = trace.get("updatedAt").asText();
      findings.check(updatedAt.compareTo(last) <= 0, here + ": newest first, at " + trace);
      findings.check(!pruned || trace.get("path").isNull(), here + ": newer pruned, at " + trace);
      last = updatedAt;
      pruned |= trace.get("path").isNull();
    }
  }

  private static List<String> indexed(String summary) {
    return summary
        .lines()
        .map(INDEX_LINE::matcher)
        .filter(Matcher::find)
        .map(line -> line.group(1))
        .toList();
  }

  private void checkTrace(String here, JsonNode trace, String body) throws IOException {
    String id = trace.get("id").asText();
    findings.check(
        body.startsWith("#")
            && Stream.of("Trace context:", "User preferences:", "## Task:", "Outcome:")
                .allMatch(body::contains),
        here + ": structure of " + id);
    String rollout = rolloutOf(id);
    CitedLines lines = rollouts.get(rollout);
    if (lines == null) {
      lines = new CitedLines(Path.of(rollout));
      rollouts.put(rollout, lines);
    }
    List<String> complaints = lines.complaints(body, 0);
    findings.check(complaints.isEmpty(), here + ": evidence of " + id + "\n  " + join(complaints));
    if (body.lines().filter(line -> line.startsWith("- ") && line.endsWith("]")).count()
        >= SURELY_SHIFTED) {
      findings.check(
          !lines.complaints(body, 1).isEmpty(), here + ": a shift by one shows in " + id);
    }
    new ScenarioCheck(here + " " + id, findings).check(trace.get("title").asText(), body);
  }

  private String rolloutOf(String id) throws IOException {
    return rolloutFiles().stream().filter(file -> file.contains(id)).findFirst().orElseThrow();
  }

  private static String join(List<String> complaints) {
    return String.join("\n  ", complaints.subList(0, Math.min(5, complaints.size())));
  }

  private void checkRegistry(String here, String cwd, Map<String, String> bodies, long traceBytes)
      throws IOException, InterruptedException {
    String registry = program.run("registry", "--cwd", cwd).out();
    findings.check(!registry.isBlank(), here + ": registry is empty");
    findings.check(
        registry.getBytes(StandardCharsets.UTF_8).length < traceBytes,
        here + ": registry is smaller than its traces");
    Set<String> commands = new HashSet<>();
    for (String bullet : registry.lines().filter(line -> line.startsWith("- ")).toList()) {
      List<String> cited =
          SHORT_ID
              .matcher(bullet)
              .results()
              .map(match -> match.group())
              .flatMap(prefix -> bodies.keySet().stream().filter(id -> id.startsWith(prefix)))
              .toList();
      findings.check(!cited.isEmpty(), here + ": bullet names no trace: " + bullet);
      Matcher code = Pattern.compile("`([^`]+)`").matcher(bullet);
      while (code.find()) {
        String piece = code.group(1);
        findings.check(
            cited.stream().anyMatch(id -> bodies.get(id).contains(piece)),
            here + ": not in the traces it names: " + piece);
      }
      Matcher verified = Pattern.compile("^- Run `([^`]+)`").matcher(bullet);
      if (verified.find()) {
        findings.check(
            commands.add(verified.group(1)), here + ": one command, two bullets: " + bullet);
      }
    }
  }

  /** Test commands that two or more traces show with exit code 0. */
  private static Set<String> provenTwice(Collection<String> bodies) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String body : bodies) {
      Set<String> proven = new HashSet<>();
      PASSED_TEST.matcher(body).results().forEach(passed -> proven.add(passed.group(1)));
      proven.stream().filter(command -> !once.add(command)).forEach(twice::add);
    }
    return twice;
  }

  private boolean isOurs(String file) {
    return file.startsWith("project-memories/")
        || file.equals("memories/memories.sqlite")
        || file.startsWith("memories/memories.sqlite-")
        || file.matches("memories/(\\.[^/]*|[0-9a-f]{64}/.*)");
  }

  private void checkNothingElseChanged(HomeSnapshot before) throws IOException {
    HomeSnapshot after = HomeSnapshot.of(home, file -> !isOurs(file));
    findings.same(
        after.differencesFrom(before).toString(), "{}", name + ": files outside the memories home");
  }

  private void checkNothingElseChangedButByUs(HomeSnapshot before) throws IOException {
    HomeSnapshot after =
        HomeSnapshot.of(home, file -> !isOurs(file) && !file.contains("sessions/"));
    Map<String, String> differences = after.differencesFrom(before);
    differences.keySet().removeIf(file -> file.contains("sessions/"));
    findings.same(
        differences.toString(), "{}", name + ": files outside, after rebuilds and deletions");
  }

  private void checkNoSecretIsKept() throws IOException {
    for (String folder : List.of("memories", "project-memories")) {
      if (!Files.isDirectory(home.resolve(folder))) {
        continue;
      }
      try (Stream<Path> paths = Files.walk(home.resolve(folder))) {
        for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
          if (!isOurs(home.relativize(path).toString())) {
            continue;
          }
          String bytes = Files.readString(path, StandardCharsets.ISO_8859_1);
          for (String secret : PLANTED) {
            findings.check(
                !bytes.contains(secret) && !path.toString().contains(secret),
                name + ": " + secret + " kept in " + path);
          }
        }
      }
    }
  }

  /** The trees' files; the database's own may be checkpointed at any time. */
  private HomeSnapshot trees() throws IOException {
    return HomeSnapshot.of(home, file -> isOurs(file) && !file.contains("memories.sqlite"));
  }

  private void checkSecondRun() throws IOException, InterruptedException {
    HomeSnapshot first = trees();
    JsonNode again = program.run(EXTRACT_ALL).json();
    findings.same(again.get("extracted").size(), 0, name + ": a second run extracts nothing");
    program.run("consolidate", "--all", "--json");
    findings.same(
        trees().differencesFrom(first).toString(), "{}", name + ": a second run changes no file");
  }

  private void checkChanges(JsonNode sessions) throws IOException, InterruptedException {
    List<String> plain =
        rolloutFiles().stream()
            .filter(file -> file.endsWith(".jsonl") && file.contains("/sessions/"))
            .toList();
    if (plain.isEmpty() || name.startsWith("0.20")) {
      return;
    }
    Path touched = Path.of(plain.getFirst());
    Files.setLastModifiedTime(touched, FileTime.from(Instant.now()));
    findings.same(
        program.run(EXTRACT_ALL).json().get("extracted").size(),
        0,
        name + ": touch extracts nothing");
    String id = idOf(sessions, touched);
    Files.writeString(
        touched,
        """
        {"timestamp":"2026-11-22T12:00:00.000Z","type":"response_item","payload":{"type":"message","role":"user","content":[{"type":"input_text","text":"One more thing: always sort the output."}]}}
        """,
        java.nio.file.StandardOpenOption.APPEND);
    JsonNode grown = program.run(EXTRACT_ALL).json().get("extracted");
    List<String> ids = new ArrayList<>();
    grown.forEach(trace -> ids.add(trace.get("id").asText()));
    findings.same(ids, List.of(id), name + ": a new turn extracts just its session");
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
    findings.same(
        program.run("index", "--rebuild", "--json").exitCode(), 0, name + ": index --rebuild");
    findings.same(traceIds(), traces, name + ": traces after index --rebuild");
    List<String> files = rolloutFiles();
    Path doomed = Path.of(files.getLast());
    Files.delete(doomed);
    program.run("index", "--json");
    findings.same(traceIds(), traces, name + ": traces after a rollout was deleted");
    Path memories =
        Files.exists(home.resolve("memories/memories.sqlite"))
            ? home.resolve("memories")
            : home.resolve("project-memories");
    Set<String> inTrees = traceFilesIn(memories);
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(memories.resolve("memories.sqlite" + suffix));
    }
    program.run("index", "--json");
    findings.check(
        traceIds().containsAll(inTrees), name + ": a new database takes the traces back");
  }

  private Set<String> traceFilesIn(Path memories) throws IOException {
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
