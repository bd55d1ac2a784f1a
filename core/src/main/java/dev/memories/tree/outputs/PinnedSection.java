package dev.memories.tree.outputs;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlocks;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The section {@code ## Pinned} of a registry: from its heading to the next heading of the same or
 * a higher level.
 */
public final class PinnedSection {
  private static final int LEVEL = 2;

  /** A heading of level 2, with or without closing number signs, or underlined. */
  private static final Pattern HEADING =
      Pattern.compile("\\s*(?:##\\s+)?Pinned(?:\\s+#+)?\\s*(?:\\n\\s*-+\\s*)?");

  private PinnedSection() {}

  /** The section's source text, heading included; empty when there is none. */
  public static String of(String registry) {
    return new Split(registry).pinned.toString();
  }

  /**
   * Replaces the registry's pinned section; the new one goes before the first other section.
   *
   * @param pinned may be empty
   */
  public static String putInto(String registry, String pinned) {
    Split split = new Split(registry);
    if (pinned.isEmpty()) {
      return split.head.toString() + split.rest;
    }
    return ended(split.head.toString())
        + (split.rest.isEmpty() ? pinned : ended(pinned))
        + split.rest;
  }

  /** Adds the blank line that a heading needs before it. */
  private static String ended(String text) {
    if (text.isEmpty() || text.endsWith("\n\n")) {
      return text;
    }
    return text.endsWith("\n") ? text + "\n" : text + "\n\n";
  }

  /** A registry in three parts: the text before its first section, the pinned section, the rest. */
  private static final class Split {
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder pinned = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();

    Split(String registry) {
      StringBuilder part = head;
      List<MarkdownBlock> blocks = MarkdownBlocks.of(registry);
      for (int i = 0; i < blocks.size(); i++) {
        MarkdownBlock block = blocks.get(i);
        if (block.isHeading(LEVEL)) {
          part = partOf(block, part);
        }
        part.append(block.text()).append(i < blocks.size() - 1 ? "\n" : "");
      }
    }

    private StringBuilder partOf(MarkdownBlock heading, StringBuilder current) {
      if (heading.depth() == LEVEL && HEADING.matcher(heading.text()).matches()) {
        return pinned;
      }
      return current == head && heading.depth() < LEVEL ? head : rest;
    }
  }
}
