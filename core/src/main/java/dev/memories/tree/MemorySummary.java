package dev.memories.tree;

import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code memory_summary.md}: one line a trace, newest first (reference.md 1k 9).
 *
 * @param lines at most ten
 */
public record MemorySummary(List<Line> lines) {
  private static final String TITLE = "# Memory Summary\n\n";
  private static final String NONE = "No memory traces yet.\n";
  private static final String SOME = "Map of concise summaries to trace IDs (latest first):\n\n";
  private static final Pattern LINE = Pattern.compile("- (.*) \\(trace: `([^`]+)`\\)");

  /** A trace's summary, folded to one line, and the id of its thread. */
  public record Line(String threadId, String summary) {
    public Line {
      summary = UnicodeWhitespace.collapse(summary);
    }

    String text() {
      return "- " + summary + " (trace: `" + threadId + "`)\n";
    }
  }

  public MemorySummary {
    lines = List.copyOf(lines.subList(0, Math.min(lines.size(), MemoryRoot.MAX_TRACES)));
  }

  /** The summary of traces given newest session first. */
  public static MemorySummary of(List<Trace> traces) {
    return new MemorySummary(
        traces.stream().map(trace -> new Line(trace.id().value(), trace.summary())).toList());
  }

  /** Reads a file of ours back; lines of another form are passed over. */
  public static MemorySummary parse(String text) {
    return new MemorySummary(
        text.lines()
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(line -> new Line(line.group(2), line.group(1)))
            .toList());
  }

  /** The whole file, UTF-8. */
  public String text() {
    if (lines.isEmpty()) {
      return TITLE + NONE;
    }
    StringBuilder text = new StringBuilder(TITLE).append(SOME);
    lines.forEach(line -> text.append(line.text()));
    return text.toString();
  }

  /** Writes it; false when the file had these bytes already and was left untouched. */
  public boolean write(MemoryRoot root) {
    try {
      return PrivateFiles.writeIfDifferent(
          root.memorySummary(), text(), PrivateFiles.Lasting.AT_ONCE);
    } catch (IOException e) {
      throw new TreeException("write " + root.memorySummary(), e);
    }
  }
}
