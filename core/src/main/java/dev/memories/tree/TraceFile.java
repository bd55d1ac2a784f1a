package dev.memories.tree;

import dev.memories.text.Slug;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.Trace;
import java.util.Optional;

/**
 * One trace as a file of the tree: its name, its header lines, its body (reference.md 1k 7).
 *
 * @param name {@code <thread id>_<slug>.md}
 * @param body trimmed
 */
public record TraceFile(String name, TraceHeader header, String body) {
  private static final String EXTENSION = ".md";

  public TraceFile {
    body = UnicodeWhitespace.trim(body);
  }

  /** The file of a trace, values of its header escaped to one line (product.md 4). */
  public static TraceFile of(Trace trace) {
    return of(TraceHeader.of(trace).escaped(), trace.subject().title(), trace.body());
  }

  /** The file as the reference writes it: values of the header go in as they are. */
  public static TraceFile of(TraceHeader header, String title, String traceMemory) {
    String name = header.threadId() + "_" + Slug.of(title) + EXTENSION;
    return new TraceFile(name, header, traceMemory);
  }

  /**
   * The thread id that a file's name begins with: what precedes the first {@code _} of a name that
   * ends in {@code .md}; empty when the name is not of that form.
   */
  public static Optional<String> idOf(String fileName) {
    int underscore = fileName.indexOf('_');
    return fileName.endsWith(EXTENSION) && underscore > 0
        ? Optional.of(fileName.substring(0, underscore))
        : Optional.empty();
  }

  /** The whole content, UTF-8. */
  public String text() {
    return header.lines() + "\n" + body + "\n";
  }

  /**
   * Takes a file of ours apart; empty when it is not whole, as after a power failure: its header is
   * not, or its last line has no end.
   */
  public static Optional<TraceFile> parse(String name, String text) {
    int blankLine = text.indexOf("\n\n");
    if (blankLine < 0 || !text.endsWith("\n")) {
      return Optional.empty();
    }
    return TraceHeader.parse(text.substring(0, blankLine))
        .map(header -> new TraceFile(name, header, text.substring(blankLine)));
  }
}
