package dev.memories.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Whole processes, run in turn with each other so that a noisy machine is unfair to none. */
final class Measure {
  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, List<String>> preparations = new HashMap<>();
  private final Map<String, String> environment;

  /**
   * @param environment replaces the variables of every process
   */
  Measure(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Measure add(String name, String... command) {
    commands.put(name, List.of(command));
    return this;
  }

  /** Adds a command before each run of which another is run, unmeasured. */
  Measure addPrepared(String name, List<String> preparation, String... command) {
    preparations.put(name, preparation);
    return add(name, command);
  }

  /**
   * Median wall-clock milliseconds of each, over {@code runs} rounds after one unmeasured round.
   *
   * @throws IllegalStateException when a command ends with another code than 0
   */
  Map<String, Double> medians(int runs) throws IOException, InterruptedException {
    Map<String, double[]> times = new LinkedHashMap<>();
    commands.keySet().forEach(name -> times.put(name, new double[runs]));
    for (int round = -1; round < runs; round++) {
      for (Map.Entry<String, List<String>> entry : commands.entrySet()) {
        if (preparations.containsKey(entry.getKey())) {
          run(preparations.get(entry.getKey()));
        }
        double millis = run(entry.getValue());
        if (round >= 0) {
          times.get(entry.getKey())[round] = millis;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, values) -> medians.put(name, median(values)));
    return medians;
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
