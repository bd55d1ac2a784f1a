package dev.memories.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the memory of one project after both phases: traces, summary, registry and skills. */
final class ProjectCheck {
  private static final int MOST_TRACES_IN_TREE = 10;

  /** With so many cited bullets, a trace with wrong line numbers cannot pass by chance. */
  private static final int ENOUGH_CITED_BULLETS = 4;

  private static final Pattern INDEX_LINE = Pattern.compile("\\(trace: `([0-9a-f-]{36})`\\)$");
  private static final Pattern PASSED_TEST =
      Pattern.compile(
          "(?m)^- (?:Run `([^`]+)` to verify|`((?:sh )?[\\w/]*test\\.sh)`)(?:, in `[^`]+`)?(?:, outside the sandbox)?[,:] exit 0\\b");
  private static final Pattern SHORT_ID = Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}[0-9a-f-]*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern RUN_BULLET = Pattern.compile("^- Run `([^`]+)`");

  private final String cwd;
  private final Path root;
  private final String here;
  private final Program program;
  private final HomeRollouts rollouts;
  private final CheckResults results;

  /**
   * @param home the name of the Codex home, for messages
   * @param project what {@code consolidate --json} says of the project
   */
  ProjectCheck(
      String home, JsonNode project, Program program, HomeRollouts rollouts, CheckResults results) {
    this.cwd = project.get("cwd").asText();
    this.root = Path.of(project.get("memoryRoot").asText());
    this.here = home + " " + cwd;
    this.program = program;
    this.rollouts = rollouts;
    this.results = results;
  }

  void run() throws IOException, InterruptedException {
    JsonNode traces =
        program.run("trace", "list", "--cwd", cwd, "--all", "--json").json().get("traces");
    List<String> inTree = new ArrayList<>();
    Map<String, String> bodies = new TreeMap<>();
    long traceBytes = 0;
    for (JsonNode trace : traces) {
      String id = trace.get("id").asText();
      String body =
          program.run("trace", "show", id, "--json").json().get("trace").get("body").asText();
      bodies.put(id, body);
      checkTrace(trace, body);
      if (!trace.get("path").isNull()) {
        inTree.add(id);
        traceBytes += Files.size(Path.of(trace.get("path").asText()));
      }
    }
    results.check(
        inTree.size() <= MOST_TRACES_IN_TREE, here + ": at most ten traces are in the tree");
    checkNewestFirst(traces);
    results.checkEqual(
        tracesIn(program.run("summary", "--cwd", cwd).out()),
        inTree,
        here + ": order of the traces in the summary");
    checkRegistry(bodies, traceBytes);
    boolean hasSkills = Files.isDirectory(root.resolve("skills"));
    // Sessions whose traces were pruned from the tree still count, as far as they tell something.
    results.check(
        !hasSkills || !passedTwice(bodies.values()).isEmpty(),
        here + ": a skill needs a test that passed in two sessions");
    bodies.keySet().retainAll(inTree);
    results.check(
        hasSkills || passedTwice(bodies.values()).isEmpty(),
        here + ": a test that passed in two sessions of the tree is a skill");
  }

  private void checkTrace(JsonNode trace, String body) throws IOException {
    String id = trace.get("id").asText();
    results.check(
        body.startsWith("#")
            && Stream.of("Trace context:", "User preferences:", "## Task:", "Outcome:")
                .allMatch(body::contains),
        here + ": structure of " + id);
    CitationCheck citations = rollouts.citations(id);
    List<String> errors = citations.errors(body, 0);
    results.check(errors.isEmpty(), here + ": citations of " + id + "\n  " + firstFew(errors));
    long cited = body.lines().filter(line -> line.startsWith("- ") && line.endsWith("]")).count();
    if (cited >= ENOUGH_CITED_BULLETS) {
      results.check(
          !citations.errors(body, 1).isEmpty(), here + ": wrong line numbers are found in " + id);
    }
    new ScenarioCheck(here + " " + id, results).check(trace.get("title").asText(), body);
  }

  private static String firstFew(List<String> errors) {
    return String.join("\n  ", errors.subList(0, Math.min(5, errors.size())));
  }

  /** The traces in the tree come first. Times are in seconds, so neighbours may have the same. */
  private void checkNewestFirst(JsonNode traces) {
    String last = "9";
    boolean pruned = false;
    for (JsonNode trace : traces) {
      String updatedAt = trace.get("updatedAt").asText();
      results.check(updatedAt.compareTo(last) <= 0, here + ": newest trace first, at " + trace);
      results.check(
          !pruned || trace.get("path").isNull(), here + ": older traces are pruned, at " + trace);
      last = updatedAt;
      pruned |= trace.get("path").isNull();
    }
  }

  private static List<String> tracesIn(String summary) {
    return summary
        .lines()
        .map(INDEX_LINE::matcher)
        .filter(Matcher::find)
        .map(line -> line.group(1))
        .toList();
  }

  private void checkRegistry(Map<String, String> bodies, long traceBytes)
      throws IOException, InterruptedException {
    String registry = program.run("registry", "--cwd", cwd).out();
    results.check(!registry.isBlank(), here + ": the registry is not empty");
    results.check(
        registry.getBytes(StandardCharsets.UTF_8).length < traceBytes,
        here + ": the registry is smaller than its traces");
    Set<String> commands = new HashSet<>();
    for (String bullet : registry.lines().filter(line -> line.startsWith("- ")).toList()) {
      List<String> cited =
          SHORT_ID
              .matcher(bullet)
              .results()
              .map(match -> match.group())
              .flatMap(prefix -> bodies.keySet().stream().filter(id -> id.startsWith(prefix)))
              .toList();
      results.check(!cited.isEmpty(), here + ": the bullet cites a trace: " + bullet);
      Matcher code = CODE.matcher(bullet);
      while (code.find()) {
        String quote = code.group(1);
        results.check(
            cited.stream().anyMatch(id -> bodies.get(id).contains(quote)),
            here + ": the cited traces contain " + quote);
      }
      Matcher run = RUN_BULLET.matcher(bullet);
      if (run.find()) {
        results.check(
            commands.add(run.group(1)), here + ": only one bullet has the command: " + bullet);
      }
    }
  }

  /** The test commands that at least two traces show with exit code 0. */
  private static Set<String> passedTwice(Collection<String> bodies) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String body : bodies) {
      Set<String> passed = new HashSet<>();
      PASSED_TEST
          .matcher(body)
          .results()
          .forEach(test -> passed.add(test.group(1) == null ? test.group(2) : test.group(1)));
      passed.stream().filter(command -> !once.add(command)).forEach(twice::add);
    }
    return twice;
  }
}
