package dev.memories.cli;

import dev.memories.cli.app.Environment;
import dev.memories.cli.demo.DemoHome;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import dev.memories.rollout.files.RolloutName;
import dev.memories.tui.MemoryBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs commands that people use once, on a made-up home, while the JVM records what they load.
 *
 * <p>The launcher starts this instead of {@link Main} when it makes the start-up caches; nothing is
 * printed, and no home but the made-up one is looked at. There is more than one cache because the
 * JVM links all that a cache holds, at every start.
 */
public final class StartupRehearsal {
  private static final List<List<String>> LOOKING =
      List.of(
          List.of("--version"),
          List.of("path"),
          List.of("path", "--codex-home", "."),
          List.of("path", "--json"),
          List.of("summary"),
          List.of("registry"),
          List.of("show", "MEMORY.md"),
          List.of("trace", "list"),
          List.of("trace", "list", "--json"),
          List.of("lock", "list"),
          List.of("lock", "list", "--json"),
          List.of("complete", "--", "memories", "cand"),
          List.of("complete", "--", "memories", "trace", "show", "0"));

  private static final List<List<String>> SEARCHING =
      List.of(
          List.of("candidates"),
          List.of("candidates", "--codex-home", "."),
          List.of("candidates", "--json"),
          List.of("projects"),
          List.of("index"));

  private static final List<List<String>> WORKING =
      List.of(
          List.of("--help"),
          List.of("candidates", "--all"),
          List.of("extract", "--idle", "0"),
          List.of("consolidate", "--all"),
          List.of("run"),
          List.of("history"),
          List.of("config"),
          List.of("doctor"),
          List.of("projects", "--json"),
          List.of("browse", "--snapshot", "120x40", "--keys", "j,j,2,j,3,j,2,/,text:a,enter,?,esc"),
          List.of("cand"));

  private final Path folder;

  private StartupRehearsal(Path folder) {
    this.folder = folder;
  }

  /**
   * {@code args[0]}: a folder for the native libraries and, meanwhile, the made-up home. {@code
   * args[1]}: {@code work}, which comes first and takes an empty folder, {@code search} or {@code
   * look}.
   */
  public static void main(String[] args) throws IOException {
    new StartupRehearsal(Path.of(args[0])).rehearse(args[1]);
  }

  private void rehearse(String what) throws IOException {
    Main.rehearse();
    System.setProperty("org.sqlite.lib.path", folder.toString());
    System.setProperty("org.sqlite.lib.name", "sqlite");
    System.setProperty("ZstdNativePath", folder.resolve("zstd").toString());
    System.setProperty("library.jline.path", folder.toString());
    System.setProperty("library.jline.name", "jline");
    switch (what) {
      case "work" -> {
        NativeLibraries.unpackInto(folder);
        run(List.of(List.of("demo", home().toString())), false);
        look();
        search();
        run(WORKING);
        MemoryBrowser.rehearse();
      }
      case "search" -> {
        growRollout();
        search();
      }
      case "look" -> look();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private Path home() {
    return folder.resolve("home");
  }

  private void look() throws IOException {
    run(LOOKING);
    String name = String.valueOf(rollout().getFileName());
    run(List.of(List.of("trace", "show", RolloutName.parse(name).orElseThrow().id().value())));
  }

  private void search() throws IOException {
    run(SEARCHING);
    run(List.of(List.of("transcript", rollout().toString())));
  }

  private Path rollout() throws IOException {
    try (Stream<Path> files = Files.walk(home().resolve("sessions"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  /** As a session does that goes on: its last line is there twice then. */
  private void growRollout() throws IOException {
    List<String> lines = Files.readAllLines(rollout());
    Files.writeString(rollout(), lines.getLast() + "\n", StandardOpenOption.APPEND);
  }

  private void run(List<List<String>> commands) {
    run(commands, false);
    run(commands, true);
  }

  private void run(List<List<String>> commands, boolean isTerminal) {
    for (List<String> command : commands) {
      Main.run(command.toArray(String[]::new), environment(isTerminal));
    }
  }

  private Environment environment(boolean isTerminal) {
    return new Environment(
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream()),
        Map.of("CODEX_HOME", home().toString(), "PAGER", ""),
        new DemoHome(home()).projects().getFirst(),
        folder,
        InstantSource.system(),
        new RehearsedTerminal(isTerminal));
  }

  private record RehearsedTerminal(boolean isTerminal) implements Terminal {
    @Override
    public boolean isInput() {
      return false;
    }

    @Override
    public boolean isOutput() {
      return isTerminal;
    }

    @Override
    public boolean isError() {
      return isTerminal;
    }

    @Override
    public int columns() {
      return 100;
    }

    @Override
    public int rows() {
      return 10_000;
    }
  }
}
