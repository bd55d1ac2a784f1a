package dev.memories.tree;

import dev.memories.session.SessionId;
import dev.memories.text.PlainFile;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code memory_summary.md}: one line per trace, newest first (docs/spec/rules.md 11.3).
 *
 * @param lines at most ten
 */
public record MemorySummary(List<SummaryLine> lines) {
  private static final String TITLE = "# Memory Summary\n\n";
  private static final String NONE = "No memory traces yet.\n";
  private static final String SOME = "Map of concise summaries to trace IDs (latest first):\n\n";
  private static final Pattern LINE = Pattern.compile("- (.*) \\(trace: `([^`]+)`\\)");

  /** A trace's summary, folded to one line, and its session id. */
  public record SummaryLine(String threadId, String summary) {
    public SummaryLine {
      summary = UnicodeWhitespace.collapse(summary);
    }

    String text() {
      return "- " + summary + " (trace: `" + threadId + "`)\n";
    }
  }

  public MemorySummary {
    lines = List.copyOf(lines.subList(0, Math.min(lines.size(), MemoryRoot.MAX_TRACES)));
  }

  /**
   * Makes the summary of traces.
   *
   * @param traces newest session first
   */
  public static MemorySummary of(List<Trace> traces) {
    return new MemorySummary(
        traces.stream()
            .map(trace -> new SummaryLine(trace.id().value(), trace.summary()))
            .toList());
  }

  /** Parses the file's text; skips lines of another form. */
  public static MemorySummary parse(String text) {
    return new MemorySummary(
        text.lines()
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(line -> new SummaryLine(line.group(2), line.group(1)))
            .toList());
  }

  /** Removes the lines of sessions from the file of a tree that has no rows to make it from. */
  public static void removeFrom(MemoryRoot root, List<SessionId> sessions) {
    if (!Files.isRegularFile(root.memorySummary(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      MemorySummary summary = parse(PlainFile.lenientText(root.memorySummary()));
      new MemorySummary(
              summary.lines.stream()
                  .filter(
                      line -> sessions.stream().noneMatch(id -> id.value().equals(line.threadId())))
                  .toList())
          .write(root);
    } catch (IOException e) {
      throw new TreeException("read " + root.memorySummary(), e);
    }
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

  /** Writes the file; returns false if it already had these bytes, and leaves it untouched then. */
  public boolean write(MemoryRoot root) {
    root.requireNoLinks();
    try {
      return PrivateFiles.writeIfDifferent(
          root.memorySummary(), text(), PrivateFiles.Durability.FLUSHED);
    } catch (IOException e) {
      throw new TreeException("write " + root.memorySummary(), e);
    }
  }
}
