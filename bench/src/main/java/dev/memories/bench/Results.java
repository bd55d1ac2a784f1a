package dev.memories.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as they come in: printed at once, written as JSON at the end. */
final class Results {
  /**
   * @param unit {@code ms} or {@code MiB}
   * @param yardstick what {@code ratio} is to; null for a figure that stands alone
   */
  private record Figure(
      String name, double value, String unit, @Nullable String yardstick, double ratio) {}

  private final List<Figure> figures = new ArrayList<>();
  private final PrintStream out;

  Results(PrintStream out) {
    this.out = out;
  }

  void ratio(String name, double millis, String yardstick, double yardstickMillis) {
    add(new Figure(name, millis, "ms", yardstick, millis / yardstickMillis));
  }

  void plain(String name, double value, String unit) {
    add(new Figure(name, value, unit, null, 0));
  }

  private void add(Figure figure) {
    figures.add(figure);
    out.printf(Locale.ROOT, "%-52s %9.1f %-4s", figure.name, figure.value, figure.unit);
    if (figure.yardstick != null) {
      out.printf(Locale.ROOT, " %7.2fx  %s", figure.ratio, figure.yardstick);
    }
    out.println();
  }

  void write(Path file) throws IOException {
    StringBuilder json = new StringBuilder("{\n  \"machine\": \"");
    json.append(System.getProperty("os.arch"))
        .append(", ")
        .append(Runtime.getRuntime().availableProcessors())
        .append(" cores, JDK ")
        .append(Runtime.version())
        .append("\",\n  \"figures\": [");
    String separator = "\n";
    for (Figure figure : figures) {
      json.append(separator)
          .append(
              String.format(
                  Locale.ROOT,
                  "    {\"name\": \"%s\", \"value\": %.2f, \"unit\": \"%s\", \"yardstick\": %s, \"ratio\": %s}",
                  figure.name,
                  figure.value,
                  figure.unit,
                  figure.yardstick == null ? "null" : "\"" + figure.yardstick + "\"",
                  figure.yardstick == null
                      ? "null"
                      : String.format(Locale.ROOT, "%.3f", figure.ratio)));
      separator = ",\n";
    }
    Files.writeString(file, json.append("\n  ]\n}\n"));
  }
}
