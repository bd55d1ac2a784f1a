package dev.memories.tree;

import dev.memories.session.SessionId;
import dev.memories.text.Slug;
import dev.memories.text.UnicodeWhitespace;
import dev.memories.trace.Trace;
import java.util.Optional;

/**
 * The file of one trace in the tree: name, header lines and body (docs/spec/rules.md 10).
 *
 * @param name {@code <session id>_<slug>.md}
 * @param body trimmed
 */
public record TraceFile(String name, TraceHeader header, String body) {
  private static final String EXTENSION = ".md";

  public TraceFile {
    body = UnicodeWhitespace.trim(body);
  }

  /** The file of a trace, with header values escaped to one line (docs/spec/rules.md 10.5). */
  public static TraceFile of(Trace trace) {
    return of(TraceHeader.of(trace).escaped(), trace.subject().title(), trace.body());
  }

  /** The file as the reference writes it, with header values unescaped. */
  public static TraceFile of(TraceHeader header, String title, String traceMemory) {
    String name = header.threadId() + "_" + Slug.of(title) + EXTENSION;
    return new TraceFile(name, header, traceMemory);
  }

  /**
   * The session id in a file's name: the part before the first {@code _} of a name that ends in
   * {@code .md}. A UUID is given in its canonical form. Empty for names of another form.
   */
  public static Optional<String> idOf(String fileName) {
    int underscore = fileName.indexOf('_');
    if (!fileName.endsWith(EXTENSION) || underscore <= 0) {
      return Optional.empty();
    }
    String id = fileName.substring(0, underscore);
    return Optional.of(SessionId.parse(id).map(SessionId::value).orElse(id));
  }

  /** The whole content, UTF-8. */
  public String text() {
    return header.lines() + "\n" + body + "\n";
  }

  /**
   * Parses a file; empty when it is incomplete, as after a power failure: header lines are missing
   * or the last line has no line feed.
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
