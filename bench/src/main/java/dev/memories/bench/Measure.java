package dev.memories.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Whole processes, run in turn with each other so that a noisy machine is unfair to none. */
final class Measure {
  /**
   * A command to measure.
   *
   * @param preparation run before each run, unmeasured; empty for none
   */
  private record Command(List<String> preparation, List<String> words) {}

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Map<String, String> environment;

  /**
   * @param environment replaces the variables of every process
   */
  Measure(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Measure add(String name, String... command) {
    return addPrepared(name, List.of(), command);
  }

  /** Adds a command before each run of which another is run, unmeasured. */
  Measure addPrepared(String name, List<String> preparation, String... command) {
    commands.put(name, new Command(preparation, List.of(command)));
    return this;
  }

  /**
   * Median wall-clock milliseconds of each, over {@code runs} rounds after one unmeasured round.
   *
   * @throws IllegalStateException when a command ends with another code than 0
   */
  Medians medians(int runs) throws IOException, InterruptedException {
    List<Command> inTurn = List.copyOf(commands.values());
    double[][] times = new double[inTurn.size()][runs];
    for (int round = -1; round < runs; round++) {
      for (int at = 0; at < inTurn.size(); at++) {
        if (!inTurn.get(at).preparation().isEmpty()) {
          run(inTurn.get(at).preparation());
        }
        double millis = run(inTurn.get(at).words());
        if (round >= 0) {
          times[at][round] = millis;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    for (String name : commands.keySet()) {
      medians.put(name, median(times[medians.size()]));
    }
    return new Medians(medians);
  }

  private double run(List<String> command) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int exitCode = start(command).waitFor();
    double millis = (System.nanoTime() - begun) / 1e6;
    if (exitCode != 0) {
      throw new IllegalStateException(command + " ended with " + exitCode);
    }
    return millis;
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Peak resident memory in MiB of one run, read from the kernel while it lives. */
  double peakMebibytes(String... command) throws IOException, InterruptedException {
    Process process = start(List.of(command));
    Path status = Path.of("/proc/" + process.pid() + "/status");
    long peak = 0;
    while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, highWater(status));
    }
    return peak / 1024.0;
  }

  private static long highWater(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      // The process has just ended.
    }
    return 0;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
