package dev.memories.tui.memory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a page of facts as Markdown. */
final class FactSheet {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  void title(String title) {
    text.append("# ").append(oneLine(title)).append("\n\n");
  }

  void heading(String heading) {
    text.append("\n## ").append(heading).append("\n\n");
  }

  void fact(String name, String value) {
    text.append("- **").append(name).append("**: ").append(oneLine(value)).append('\n');
  }

  void bullet(String value) {
    text.append("- ").append(oneLine(value)).append('\n');
  }

  String text() {
    return text.toString();
  }

  /** A code span, even if the value contains backquotes. */
  static String code(String value) {
    return value.contains("`") ? "`` " + value + " ``" : "`" + value + "`";
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " bytes";
    }
    return bytes < 10_000_000
        ? "%,d KB".formatted(bytes / 1000)
        : "%,d MB".formatted(bytes / 1_000_000);
  }

  private static String oneLine(String value) {
    return value.replaceAll("\\R", " ");
  }
}
