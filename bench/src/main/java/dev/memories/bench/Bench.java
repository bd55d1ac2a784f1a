package dev.memories.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The figures of docs/performance.md: whole processes, interleaved, as ratios.
 *
 * <p>Arguments: the launcher, a folder for made-up homes, the file for the results, then the
 * sections to run (all when none is named).
 */
public final class Bench {
  private static final int RUNS = Integer.getInteger("memories.bench.runs", 15);
  private static final List<String> SECTIONS =
      List.of(
          "start",
          "agents",
          "index",
          "search",
          "dialects",
          "transcript",
          "extract",
          "memory",
          "growth",
          "browser",
          "redact");

  private final String memories;
  private final Path work;
  private final Results results = new Results(System.out);
  private final Map<String, String> environment;

  private Bench(String memories, Path work) {
    this.memories = memories;
    this.work = work;
    this.environment =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "HOME",
            System.getenv("HOME"),
            "LC_ALL",
            "C.UTF-8",
            "MEMORIES_SKIP_BUILD",
            "1");
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Bench bench = new Bench(args[0], Path.of(args[1]));
    List<String> sections = args.length > 3 ? List.of(args).subList(3, args.length) : SECTIONS;
    for (String section : sections) {
      System.out.println("-- " + section);
      switch (section) {
        case "start" -> bench.start();
        case "agents" -> bench.agents();
        case "index" -> bench.index();
        case "search" -> bench.search();
        case "dialects" -> bench.dialects();
        case "transcript" -> bench.transcript();
        case "extract" -> bench.extract();
        case "memory" -> bench.memory();
        case "growth" -> bench.growth();
        case "browser" -> bench.browser();
        case "redact" -> RedactionSpeed.measure(bench.results, "");
        default -> throw new IllegalArgumentException("no section " + section + "; " + SECTIONS);
      }
    }
    bench.results.write(Path.of(args[2]));
  }

  private Measure measure() {
    return new Measure(environment);
  }

  private String[] empty() {
    return new String[] {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "-cp",
      System.getProperty("memories.bench.classes"),
      "dev.memories.bench.Empty"
    };
  }

  /** A made-up home, kept between runs of the benchmark; extracted and consolidated once. */
  private Path home(String name, int sessions, long bytes) throws IOException {
    Path home = work.resolve(name);
    if (!Files.exists(home.resolve(".complete"))) {
      MadeUpRollouts.home(home, sessions, bytes, 25);
      Files.createFile(home.resolve(".complete"));
    }
    return home;
  }

  private String[] call(Path home, String... arguments) {
    return Stream.concat(Stream.of(memories, "--codex-home", home.toString()), Stream.of(arguments))
        .toArray(String[]::new);
  }

  private void once(Path home, String... arguments) throws IOException, InterruptedException {
    measure().add("once", call(home, arguments)).medians(1);
  }

  private void start() throws IOException, InterruptedException {
    Path home = home("2000-sessions", 2000, 262_144);
    once(home, "run", "--limit", "8", "--idle", "0");
    String cwd = "/srv/project-24";
    Measure measure =
        measure()
            .add("empty main", empty())
            .add("--version", memories, "--version")
            .add("candidates", call(home, "candidates"))
            .add("candidates --json", call(home, "candidates", "--json"))
            .add("trace list", call(home, "trace", "list", "--cwd", cwd))
            .add("lock list", call(home, "lock", "list"))
            .add("summary", call(home, "summary", "--cwd", cwd))
            .add("path", call(home, "path", "--cwd", cwd));
    Medians medians = measure.medians(RUNS);
    double yardstick = medians.of("empty main");
    medians
        .millis()
        .forEach((name, millis) -> results.ratio(name, millis, "empty main", yardstick));
  }

  /** What an agent waits for. Each hook is of a new session, which was given nothing yet. */
  private void agents() throws IOException, InterruptedException {
    Path home = home("2000-sessions", 2000, 262_144);
    once(home, "run", "--limit", "8", "--idle", "0");
    String cwd = "/srv/project-24";
    once(home, "search", "test", "--cwd", cwd);
    Measure measure =
        measure()
            .add("empty main", empty())
            .add("hook session-start", hook(home, "session-start", cwd))
            .add("hook user-prompt-submit", hook(home, "user-prompt-submit", cwd))
            .add("context", call(home, "context", "--cwd", cwd))
            .add("search", call(home, "search", "test", "--cwd", cwd))
            .add("mcp, to the list of tools", mcp(home, cwd));
    Medians medians = measure.medians(RUNS);
    double yardstick = medians.of("empty main");
    medians
        .millis()
        .forEach((name, millis) -> results.ratio(name, millis, "empty main", yardstick));
  }

  private String[] hook(Path home, String event, String cwd) {
    String input =
        "{\"session_id\":\"bench-'$$'\",\"cwd\":\"%s\",\"source\":\"startup\",\"prompt\":\"run the tests\"}"
            .formatted(cwd);
    return piped(input, call(home, "hook", event));
  }

  private String[] mcp(Path home, String cwd) {
    String input =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}\n"
            + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
            + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}";
    return piped(input, call(home, "mcp", "--cwd", cwd));
  }

  private static String[] piped(String input, String... command) {
    return new String[] {
      "sh",
      "-c",
      "printf '%s\\n' '" + input + "' | '" + String.join("' '", command) + "' >/dev/null"
    };
  }

  private void index() throws IOException, InterruptedException {
    Path home = home("2000-sessions", 2000, 262_144);
    String script = "find '" + home + "/sessions' -name '*.jsonl' -exec wc -l {} +";
    Measure measure =
        measure()
            .add("wc -l", "sh", "-c", script)
            .addPrepared(
                "first index of 2000 sessions, 0.5 GB",
                List.of("rm", "-rf", home + "/index-only"),
                call(home, "--memories-home", home + "/index-only", "index"))
            .add("candidates, nothing changed", call(home, "candidates"))
            .addPrepared("index, 5 files grown", grow(home, 5), call(home, "index"));
    Medians medians = measure.medians(RUNS);
    String first = "first index of 2000 sessions, 0.5 GB";
    results.ratio(first, medians.of(first), "wc -l", medians.of("wc -l"));
    String grown = "index, 5 files grown";
    String unchanged = "candidates, nothing changed";
    results.ratio(grown, medians.of(grown), unchanged, medians.of(unchanged));
  }

  /** A search beside an empty program and rg, and the first one beside the first index. */
  private void search() throws IOException, InterruptedException {
    Path home = home("2000-sessions", 2000, 262_144);
    Path small = home("growth-20000", 20_000, 4_096);
    Path memory = home.resolve("search-only");
    // The note is of the home that was searched last; a user has one home.
    String notes = "\"${XDG_CACHE_HOME:-$HOME/.cache}\"/memories/jvm/*.look";
    String[] asked = {"search", "totals", "--all-projects"};
    for (Path each : List.of(home, small)) {
      measure().add("once", searching(each, asked)).medians(1);
    }
    Measure measure =
        measure()
            .add("empty main", empty())
            .add("search in 2,000 sessions, 0.5 GB", searching(home, asked))
            .add("search in 20,000 small sessions", searching(small, asked))
            .addPrepared(
                "first index",
                List.of("rm", "-rf", home + "/index-only"),
                call(home, "--memories-home", home + "/index-only", "index"))
            .addPrepared(
                "first search in 2,000 sessions, 0.5 GB",
                List.of("sh", "-c", "rm -f '" + memory + "'/search.sqlite* " + notes),
                searching(home, asked))
            .add("rg -c", "sh", "-c", "rg -c totals '" + home + "/sessions'");
    Medians medians = measure.medians(RUNS);
    for (String name :
        List.of("search in 2,000 sessions, 0.5 GB", "search in 20,000 small sessions", "rg -c")) {
      results.ratio(name, medians.of(name), "empty main", medians.of("empty main"));
    }
    String first = "first search in 2,000 sessions, 0.5 GB";
    results.ratio(first, medians.of(first), "first index", medians.of("first index"));
    results.plain(
        "search.sqlite, of the rollouts",
        Files.size(memory.resolve("search.sqlite")) / 1e4 / megabytes(home),
        "%");
  }

  private String[] searching(Path home, String... asked) {
    String[] all = {"--memories-home", home.resolve("search-only").toString()};
    return call(home, Stream.concat(Stream.of(all), Stream.of(asked)).toArray(String[]::new));
  }

  /** How fast logs of Claude Code are indexed, by the byte, beside rollouts of Codex. */
  private void dialects() throws IOException, InterruptedException {
    Path codex = home("1000-sessions", 1000, 200_000);
    Path claude = claudeHome("1000-claude-sessions", 0);
    Path real = claudeHome("1000-claude-sessions-with-bookkeeping", 40_000);
    Measure measure = measure();
    List<Path> homes = List.of(codex, claude, real);
    for (Path home : homes) {
      Path memory = work.resolve("dialects-memory");
      measure.addPrepared(
          home.getFileName().toString(),
          List.of("rm", "-rf", memory.toString()),
          "env",
          "CODEX_HOME=" + codex,
          "CLAUDE_CONFIG_DIR=" + home,
          "MEMORIES_AGENTS=" + (home.equals(codex) ? "codex" : "claude"),
          memories,
          "--memories-home",
          memory.toString(),
          "index");
    }
    Medians medians = measure.medians(RUNS);
    double yardstick = medians.of(codex.getFileName().toString()) / megabytes(codex);
    for (Path home : homes.subList(1, homes.size())) {
      String name = home.getFileName().toString();
      results.ratio(
          "index of a megabyte of " + name,
          medians.of(name) / megabytes(home),
          "of Codex",
          yardstick);
    }
  }

  private Path claudeHome(String name, int bookkeeping) throws IOException {
    Path home = work.resolve(name);
    if (!Files.exists(home.resolve(".complete"))) {
      MadeUpClaudeLogs.home(home, 1000, 200_000, 25, bookkeeping);
      Files.createFile(home.resolve(".complete"));
    }
    return home;
  }

  /** The logs in a home. */
  private static double megabytes(Path home) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(home)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        bytes += Files.size(log);
      }
    }
    return bytes / 1e6;
  }

  /** As sessions do that go on: the last lines of some files are there twice then. */
  private static List<String> grow(Path home, int files) {
    return List.of(
        "sh",
        "-c",
        "find '"
            + home
            + "/sessions' -name '*.jsonl' | sort | head -n "
            + files
            + " | while read -r f; do tail -n 7 \"$f\" >\"$f.new\"; cat \"$f.new\" >>\"$f\"; rm \"$f.new\"; done");
  }

  private Path rollout(String name, long bytes) throws IOException {
    Path home = work.resolve(name);
    Path folder = home.resolve("sessions/2026/01/05");
    Path rollout =
        folder.resolve("rollout-2026-01-05T08-00-00-019b8f00-0000-7000-8000-000000000001.jsonl");
    if (!Files.exists(home.resolve(".complete"))) {
      Files.createDirectories(folder);
      MadeUpRollouts.session(
          rollout,
          "019b8f00-0000-7000-8000-000000000001",
          java.time.Instant.parse("2026-01-05T08:00:00Z"),
          "/srv/project-0",
          bytes);
      Files.createFile(home.resolve(".complete"));
    }
    return rollout;
  }

  private void transcript() throws IOException, InterruptedException {
    Path rollout = rollout("one-500-mb", 500_000_000L);
    // In a folder of its own: beside a plain one it would not be opened.
    Path compressed = work.resolve("one-500-mb-zst").resolve(rollout.getFileName() + ".zst");
    if (!Files.exists(compressed)) {
      Files.createDirectories(compressed.resolveSibling(""));
      new ProcessBuilder("zstd", "-q", "-3", rollout.toString(), "-o", compressed.toString())
          .start()
          .waitFor();
    }
    String selection = "select(.type==\"response_item\" or .type==\"compacted\") | .payload";
    Medians medians =
        measure()
            .add("wc -l", "wc", "-l", rollout.toString())
            .add("jq -c", "jq", "-c", selection, rollout.toString())
            .add("transcript of 500 MB", memories, "transcript", rollout.toString())
            .add("transcript of 500 MB, .zst", memories, "transcript", compressed.toString())
            .medians(RUNS);
    double ours = medians.of("transcript of 500 MB");
    results.ratio("transcript of 500 MB", ours, "jq -c", medians.of("jq -c"));
    results.ratio("transcript of 500 MB", ours, "wc -l", medians.of("wc -l"));
    results.ratio(
        "transcript of 500 MB, .zst", medians.of("transcript of 500 MB, .zst"), "plain", ours);
  }

  private void extract() throws IOException, InterruptedException {
    Path home = home("1000-sessions", 1000, 200_000);
    String find = "find '" + home + "/sessions' -name '*.jsonl' -exec wc -l {} +";
    Medians medians =
        measure()
            .add("wc -l", "sh", "-c", find)
            .addPrepared(
                "offline extraction of 1000 sessions",
                List.of("rm", "-rf", home + "/memories"),
                call(home, "extract", "--limit", "all", "--idle", "0"))
            .medians(RUNS);
    String name = "offline extraction of 1000 sessions";
    results.ratio(name, medians.of(name), "wc -l", medians.of("wc -l"));
  }

  private void memory() throws IOException, InterruptedException {
    Path home = home("2000-sessions", 2000, 262_144);
    results.plain(
        "peak memory: candidates", measure().peakMebibytes(call(home, "candidates")), "MiB");
    results.plain(
        "peak memory: transcript of 500 MB",
        measure()
            .peakMebibytes(memories, "transcript", rollout("one-500-mb", 500_000_000L).toString()),
        "MiB");
    results.plain(
        "peak memory: transcript of 5 GB, .zst",
        measure().peakMebibytes(memories, "transcript", tenTimes("one-500-mb").toString()),
        "MiB");
    Path line = giantLine(300_000_000);
    results.plain(
        "peak memory: transcript of one 300 MB line",
        measure().peakMebibytes(memories, "transcript", line.toString()),
        "MiB");
  }

  /** Compressed, since 5 GB that repeat themselves are small then. */
  private Path tenTimes(String name) throws IOException, InterruptedException {
    Path rollout = rollout(name, 500_000_000L);
    Path tenTimes = work.resolve("ten-times-" + name + ".jsonl.zst");
    if (!Files.exists(tenTimes)) {
      String once = "cat '" + rollout + "'; ";
      new ProcessBuilder("sh", "-c", "{ " + once.repeat(10) + "} | zstd -q -o '" + tenTimes + "'")
          .start()
          .waitFor();
    }
    return tenTimes;
  }

  private Path giantLine(int bytes) throws IOException {
    Path file = work.resolve("giant-line.jsonl");
    if (!Files.exists(file) || Files.size(file) < bytes) {
      try (var out = Files.newBufferedWriter(file)) {
        out.write("{\"timestamp\":\"2026-01-05T08:00:00.000Z\",\"type\":\"response_item\",");
        out.write("\"payload\":{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"");
        String piece = "one more line of a very long output \\u00e9 \\\"quoted\\\"\\n";
        for (int written = 0; written < bytes; written += piece.length()) {
          out.write(piece);
        }
        out.write("\"}}\n");
      }
    }
    return file;
  }

  private void growth() throws IOException, InterruptedException {
    for (int sessions : List.of(200, 2_000, 20_000)) {
      Path home = home("growth-" + sessions, sessions, 4_096);
      once(home, "index");
      Medians medians =
          measure()
              .add("empty main", empty())
              .add("candidates", call(home, "candidates"))
              .addPrepared("index", grow(home, 5), call(home, "index"))
              .medians(RUNS);
      results.ratio(
          "candidates of " + sessions + " small sessions",
          medians.of("candidates"),
          "empty main",
          medians.of("empty main"));
      results.ratio(
          "index of " + sessions + " small sessions, 5 grown",
          medians.of("index"),
          "candidates",
          medians.of("candidates"));
    }
  }

  private void browser() throws IOException, InterruptedException {
    Path home = work.resolve("5000-traces");
    if (!Files.exists(home.resolve(".complete"))) {
      MadeUpMemory.home(home);
      Files.createFile(home.resolve(".complete"));
    }
    String command = memories + " browse --codex-home '" + home + "' --cwd /srv/project-000";
    Medians medians = measure().add("empty main", empty()).medians(RUNS);
    double[] first = new double[RUNS];
    for (int run = -1; run < RUNS; run++) {
      try (BrowserScreen screen = BrowserScreen.open(environment, command)) {
        double millis = screen.firstFrame();
        first[Math.max(0, run)] = millis;
        screen.await("5,000 rows");
      }
    }
    results.ratio(
        "browser: first frame", Measure.median(first), "empty main", medians.of("empty main"));
    double[] keys = new double[400];
    try (BrowserScreen screen = BrowserScreen.open(environment, command)) {
      screen.await("5,000 rows");
      screen.press("2");
      for (int at = -40; at < keys.length; at++) {
        double millis = screen.press(at % 50 == 49 ? "G" : at % 50 == 0 ? "\u001b[H" : "j");
        keys[Math.max(0, at)] = millis;
      }
    }
    Arrays.sort(keys);
    results.plain("browser: key to frame, p50, 5,000 traces", keys[keys.length / 2], "ms");
    results.plain("browser: key to frame, p99, 5,000 traces", keys[keys.length * 99 / 100], "ms");
  }
}
