package dev.memories.cli;

import dev.memories.cli.app.Environment;
import dev.memories.cli.output.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The program: hands the process's surroundings to the command line and ends with its code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Interruption interruption = Interruption.watch(Thread.currentThread());
    int code = run(args, processEnvironment());
    interruption.ended();
    System.exit(code);
  }

  /** Runs one command line; the exit code. Never ends the JVM. */
  public static int run(String[] args, Environment environment) {
    return new MemoriesCli(environment).run(args).number();
  }

  private static Environment processEnvironment() {
    Map<String, String> variables = System.getenv();
    // Unbuffered and unwrapped, so that a closed pipe and a full disk are seen.
    Streams streams =
        new Streams(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    String home = variables.getOrDefault("HOME", "");
    return new Environment(
        streams,
        variables,
        Path.of("").toAbsolutePath(),
        Path.of(home.isEmpty() ? System.getProperty("user.home") : home).toAbsolutePath(),
        InstantSource.system(),
        new ProcessTerminal(variables));
  }
}
