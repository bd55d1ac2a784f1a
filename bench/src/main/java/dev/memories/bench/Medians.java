package dev.memories.bench;

import java.util.Map;

/**
 * What was measured.
 *
 * @param millis wall-clock milliseconds by the name of the command, in the order they were added
 */
record Medians(Map<String, Double> millis) {
  /**
   * Milliseconds of one.
   *
   * @throws IllegalArgumentException when it was not measured
   */
  double of(String name) {
    Double median = millis.get(name);
    if (median == null) {
      throw new IllegalArgumentException("not measured: " + name);
    }
    return median;
  }
}
