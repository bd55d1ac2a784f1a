package dev.memories.cli;

import dev.memories.cli.app.Environment;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import dev.memories.tui.MemoryBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the commands people use once, on a made-up home, while the JVM records what they load.
 *
 * <p>The launcher starts this instead of {@link Main} when it makes the start-up cache; nothing is
 * printed, and no home but the made-up one is looked at.
 */
public final class StartupRehearsal {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("candidates", "--all"),
          List.of("candidates", "--json"),
          List.of("extract", "--idle", "0"),
          List.of("consolidate", "--all"),
          List.of("projects"),
          List.of("projects", "--json"),
          List.of("trace", "list"),
          List.of("trace", "list", "--json"),
          List.of("lock", "list"),
          List.of("lock", "list", "--json"),
          List.of("summary"),
          List.of("registry"),
          List.of("path"),
          List.of("path", "--json"),
          List.of("index"),
          List.of("browse", "--snapshot", "120x40", "--keys", "j,j,2,j,3,j,2,/,text:a,enter,?,esc"),
          List.of("cand"));

  private StartupRehearsal() {}

  /**
   * {@code args[0]}: an empty folder, for the native libraries and, meanwhile, the made-up home.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    NativeLibraries.unpackInto(folder);
    System.setProperty("org.sqlite.lib.path", folder.toString());
    System.setProperty("org.sqlite.lib.name", "sqlite");
    System.setProperty("ZstdNativePath", folder.resolve("zstd").toString());
    System.setProperty("library.jline.path", folder.toString());
    System.setProperty("library.jline.name", "jline");
    Path home = folder.resolve("home");
    for (boolean isTerminal : new boolean[] {false, true}) {
      Environment environment = environment(folder, isTerminal);
      if (!isTerminal) {
        Main.run(new String[] {"demo", home.toString()}, environment);
      }
      for (List<String> command : COMMANDS) {
        Main.run(command.toArray(String[]::new), environment);
      }
    }
    MemoryBrowser.rehearse();
    delete(home);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Environment environment(Path folder, boolean isTerminal) {
    return new Environment(
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream()),
        Map.of("CODEX_HOME", folder.resolve("home").toString(), "PAGER", ""),
        folder,
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
