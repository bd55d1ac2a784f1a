package dev.memories.consolidate;

import java.util.ArrayList;
import java.util.List;

/** A command line as a shell reads it, as far as its exit code speaks for its parts. */
final class ShellLine {
  private ShellLine() {}

  /**
   * The commands that are shown to have passed when the whole line exits with 0: the parts of the
   * last {@code &&} chain, without a leading {@code cd}.
   */
  static List<String> provenByExitZero(String line) {
    List<String> statements = split(line, ";");
    String last = statements.getLast();
    if (split(last, "||").size() > 1) {
      return List.of();
    }
    return split(last, "&&").stream().filter(part -> !part.startsWith("cd ")).toList();
  }

  /** The line without what does not change what it does: white space, merged output, a first cd. */
  static String key(String line) {
    String folded = line.strip().replaceAll("\\s+", " ").replaceAll(" 2>&1$", "");
    List<String> parts = split(folded, "&&");
    return parts.size() > 1 && parts.getFirst().startsWith("cd ")
        ? folded.substring(folded.indexOf("&&") + 2).strip()
        : folded;
  }

  /** The parts between the separators that stand outside quotation marks; none of them empty. */
  private static List<String> split(String line, String separator) {
    List<String> parts = new ArrayList<>();
    char quote = 0;
    int from = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote != 0) {
        if (c == '\\' && quote == '"') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\\') {
        at++;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (line.startsWith(separator, at)) {
        add(parts, line.substring(from, at));
        from = at + separator.length();
        at = from - 1;
      }
    }
    add(parts, line.substring(from));
    return parts.isEmpty() ? List.of(line) : parts;
  }

  private static void add(List<String> parts, String part) {
    if (!part.isBlank()) {
      parts.add(part.strip());
    }
  }
}
