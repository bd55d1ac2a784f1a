package dev.memories.tui.text;

import java.util.List;

/** Numbers as a row of bars, one column each. */
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** The largest number is the highest bar; only zero has the lowest. */
  public static String of(List<Integer> numbers) {
    int most = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (int number : numbers) {
      int bar = number <= 0 ? 0 : 1 + (int) ((long) (number - 1) * 6 / Math.max(1, most - 1));
      line.append(BARS.charAt(number == most && most > 0 ? BARS.length() - 1 : bar));
    }
    return line.toString();
  }
}
