package dev.memories.cli;

import static dev.memories.cli.command.StartupProfile.ASK;
import static dev.memories.cli.command.StartupProfile.HOOK;
import static dev.memories.cli.command.StartupProfile.LOOK;
import static dev.memories.cli.command.StartupProfile.SEARCH;
import static dev.memories.cli.command.StartupProfile.SERVER;
import static dev.memories.cli.command.StartupProfile.STREAM;
import static dev.memories.cli.command.StartupProfile.WORK;

import dev.memories.cli.call.Environment;
import dev.memories.cli.command.StartupProfile;
import dev.memories.cli.demo.DemoHome;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Streams;
import dev.memories.rollout.files.RolloutName;
import dev.memories.search.SearchDatabase;
import dev.memories.tree.MemoriesHome;
import dev.memories.tui.MemoryBrowser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs typical commands on a made-up home while the JVM records which classes they load.
 *
 * <p>The launcher starts this class instead of {@link Main} to make the start-up caches. It prints
 * nothing and looks at no other home. The JVM links all classes of a cache at every start, so there
 * are several caches: short commands have a small one.
 */
public final class StartupRehearsal {
  /** Rehearsed for the smallest cache besides the lines of the descriptors. */
  private static final List<String> MORE_LOOKING = List.of("--version");

  /** Rehearsed for the largest cache besides the lines of the descriptors. */
  private static final List<String> MORE_WORKING =
      List.of("--help", "candidates --all", "projects --json", "cand");

  /** Separates a command line from its standard input. */
  private static final String INPUT = " <<< ";

  private final Path folder;
  private InstantSource clock = InstantSource.system();

  private StartupRehearsal(Path folder) {
    this.folder = folder;
  }

  /**
   * Rehearses the commands of one cache.
   *
   * @param args a folder, which gets the native libraries and for a while the made-up home; then
   *     {@code work}, which must come first and takes an empty folder, {@code search}, {@code
   *     look}, {@code hook}, {@code server}, {@code ask} or {@code glance}, which must follow
   *     {@code ask}
   */
  public static void main(String[] args) throws IOException {
    new StartupRehearsal(Path.of(args[0])).rehearse(args[1]);
  }

  private void rehearse(String cache) throws IOException {
    Main.rehearse();
    System.setProperty("org.sqlite.lib.path", folder.toString());
    System.setProperty("org.sqlite.lib.name", "sqlite");
    System.setProperty("ZstdNativePath", folder.resolve("zstd").toString());
    System.setProperty("library.jline.path", folder.toString());
    System.setProperty("library.jline.name", "jline");
    switch (cache) {
      case "work" -> {
        NativeLibraries.unpackInto(folder);
        run(List.of("demo", home().toString()), "", false);
        ClaudeLog.write(claudeHome());
        look();
        search();
        runAll(lines(EnumSet.of(ASK, WORK)));
        runAll(MORE_WORKING);
        MemoryBrowser.rehearse();
      }
      case "search" -> {
        grow(rollout());
        grow(ClaudeLog.in(claudeHome()));
        search();
      }
      case "ask" -> {
        // Most searches are made while a session goes on. Without the file, the first line reads
        // all.
        grow(rollout());
        SearchDatabase.delete(new MemoriesHome(new DemoHome(home()).memoriesHome()).searchIndex());
        runAll(lines(EnumSet.of(ASK)));
      }
      case "glance" -> {
        // The first line looks for new sessions and finds none, the others need not look.
        clock = InstantSource.offset(clock, Duration.ofMinutes(2));
        runAll(lines(EnumSet.of(ASK)));
      }
      case "look" -> look();
      case "hook" -> runAll(lines(EnumSet.of(HOOK)));
      case "server" -> runAll(lines(EnumSet.of(SERVER)));
      default -> throw new IllegalArgumentException(cache);
    }
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Path claudeHome() {
    return home().resolve(".claude");
  }

  private void look() throws IOException {
    runAll(MORE_LOOKING);
    runAll(lines(EnumSet.of(LOOK)));
  }

  private void search() throws IOException {
    runAll(lines(EnumSet.of(SEARCH, STREAM)));
  }

  /** The command lines that the descriptors of these profiles rehearse. */
  private static List<String> lines(Set<StartupProfile> profiles) {
    return Commands.ALL.stream()
        .flatMap(entry -> entry.commands().values().stream())
        .filter(command -> profiles.contains(command.startup()))
        .flatMap(command -> command.rehearsals().stream())
        .toList();
  }

  private Path rollout() throws IOException {
    try (Stream<Path> files = Files.walk(home().resolve("sessions"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  /** Repeats the last line of a log, as if the session had gone on. */
  private static void grow(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    Files.writeString(log, lines.getLast() + "\n", StandardOpenOption.APPEND);
  }

  private void runAll(List<String> lines) throws IOException {
    for (boolean isTerminal : new boolean[] {false, true}) {
      for (String line : lines) {
        String[] parts = line.split(INPUT, 2);
        run(words(parts[0]), parts.length == 1 ? "" : parts[1], isTerminal);
      }
    }
  }

  private List<String> words(String line) throws IOException {
    Path rollout = rollout();
    String id = RolloutName.parse(String.valueOf(rollout.getFileName())).orElseThrow().id().value();
    return Arrays.stream(line.split(" "))
        .map(word -> word.equals("ID") ? id : word.equals("ROLLOUT") ? rollout.toString() : word)
        .toList();
  }

  private void run(List<String> words, String input, boolean isTerminal) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Main.run(words.toArray(String[]::new), environment(in, isTerminal));
  }

  private Environment environment(InputStream in, boolean isTerminal) {
    return new Environment(
        new Streams(in, OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
        Map.of(
            "CODEX_HOME", home().toString(),
            "CLAUDE_CONFIG_DIR", claudeHome().toString(),
            "PAGER", "cat",
            "MEMORIES_LOOK_NOTE", home().resolve("look-note").toString()),
        new DemoHome(home()).projects().getFirst(),
        folder,
        clock,
        new FixedTerminal(false, isTerminal, isTerminal, 100, 10_000));
  }
}
