package dev.memories.cli;

import dev.memories.cli.app.Environment;
import dev.memories.cli.output.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** The program: hands the process's surroundings to the command line and ends with its code. */
public final class Main {
  private Main() {}

  static {
    tellLibraries();
  }

  public static void main(String[] args) {
    // Output is English, and scripts could not read the digits of some other locales.
    Locale.setDefault(Locale.ENGLISH);
    Interruption interruption = Interruption.watch(Thread.currentThread());
    int code = run(args, processEnvironment());
    interruption.ended();
    // Exiting asks for a logger, which takes longer than some commands: a good end just returns.
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Does what {@link #main} does before and after it runs a command line. */
  static void rehearse() {
    Interruption.watch(Thread.currentThread()).ended();
    processEnvironment();
  }

  /** Runs one command line; the exit code. Never ends the JVM. */
  public static int run(String[] args, Environment environment) {
    return new MemoriesCli(environment).run(args).number();
  }

  /** What they would else search every jar for, or make ready for uses that we have none of. */
  private static void tellLibraries() {
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", ".*");
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
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
