package dev.memories.cli;

import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** The entry point: runs the command line in the environment of the process. */
public final class Main {
  private Main() {}

  static {
    configureLibraries();
  }

  public static void main(String[] args) {
    // Output is English, and scripts could not read the digits of some other locales.
    Locale.setDefault(Locale.ENGLISH);
    Interruption interruption = Interruption.watch(Thread.currentThread());
    int code = run(args, processEnvironment());
    interruption.ended();
    // System.exit() loads a logger, which takes longer than some commands; returning also exits
    // with 0.
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Loads the classes that {@link #main} needs besides those of a command line. */
  static void rehearse() {
    Interruption.watch(Thread.currentThread()).ended();
    processEnvironment();
  }

  /** Runs one command line and returns its exit code; does not end the JVM. */
  public static int run(String[] args, Environment environment) {
    return new MemoriesCli(environment).run(args).number();
  }

  /**
   * Switches off features of libraries that we do not use, and names what they would search every
   * jar for.
   */
  private static void configureLibraries() {
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", ".*");
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private static Environment processEnvironment() {
    Map<String, String> variables = System.getenv();
    // Not System.out, which hides a closed pipe and a full disk.
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
