package dev.memories.extract.offline.call;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the tool for scripts returned (docs/spec/rollouts.md 10.6).
 *
 * @param cell the id of a script that still runs, else empty
 * @param prints one text for each print of the script; the error where the script failed
 */
public record ScriptOutput(State state, String cell, List<String> prints) {
  private static final Pattern HEADER =
      Pattern.compile(
          "\\AScript (?:(completed)|(failed)|running with cell ID (\\S+))[^\\n]*\\R"
              + "(?:Wall time[^\\n]*\\R)?(?:Output:[ \\t]*(?:\\R|\\z))?(?:\\R)?");
  private static final Pattern ERROR = Pattern.compile("\\AScript error:\\s*");
  private static final String ABORTED = "aborted by user";

  public ScriptOutput {
    prints = List.copyOf(prints);
  }

  /** How far the script got. */
  public enum State {
    COMPLETED,
    FAILED,
    RUNNING,
    ABORTED,
    /** Not the end: the script sent a word in between. */
    NOTICE
  }

  public static ScriptOutput parse(List<String> parts) {
    String first = parts.isEmpty() ? "" : parts.getFirst();
    if (first.startsWith(ABORTED)) {
      return new ScriptOutput(State.ABORTED, "", parts);
    }
    Matcher header = HEADER.matcher(first);
    if (!header.find()) {
      return new ScriptOutput(State.NOTICE, "", parts);
    }
    String rest = first.substring(header.end());
    List<String> prints =
        Stream.concat(rest.isEmpty() ? Stream.of() : Stream.of(rest), parts.stream().skip(1))
            .map(print -> ERROR.matcher(print).replaceFirst(""))
            .toList();
    String cell = header.group(3);
    if (cell != null) {
      return new ScriptOutput(State.RUNNING, cell, prints);
    }
    return new ScriptOutput(header.group(1) != null ? State.COMPLETED : State.FAILED, "", prints);
  }

  /** All prints as one text. */
  public String text() {
    return String.join("\n", prints);
  }
}
