package dev.memories.fuzz;

import dev.memories.markdown.MarkdownBlocks;
import dev.memories.trace.TraceDocument;
import dev.memories.tree.TraceFile;
import java.nio.charset.StandardCharsets;

/** The Markdown of traces and registries. */
public final class MarkdownTarget {
  private MarkdownTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    MarkdownBlocks.of(text);
    TraceDocument document = TraceDocument.parse(text);
    document.facts();
    TraceFile.parse("019c4270-e780-7e57-af04-84fbbdae1543_x.md", text);
  }
}
