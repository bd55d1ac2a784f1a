package dev.memories.tree.outputs;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlocks;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A registry in three parts: the text before its first section, the sections of one title, the
 * rest. A section goes from its heading to the next one of the same or a higher level.
 *
 * @param head with the title of the registry
 * @param section headings included; empty when there is none
 */
record RegistrySection(String head, String section, String rest) {
  private static final int LEVEL = 2;

  /** Splits a registry at the sections of level 2 whose headings match. */
  static RegistrySection of(String registry, Pattern heading) {
    StringBuilder head = new StringBuilder();
    StringBuilder section = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    StringBuilder part = head;
    List<MarkdownBlock> blocks = MarkdownBlocks.of(registry);
    for (int i = 0; i < blocks.size(); i++) {
      MarkdownBlock block = blocks.get(i);
      if (block.isHeading(LEVEL)) {
        boolean isTitle = part == head && block.depth() < LEVEL;
        if (block.depth() == LEVEL && heading.matcher(block.text()).matches()) {
          part = section;
        } else if (!isTitle) {
          part = rest;
        }
      }
      part.append(block.text()).append(i < blocks.size() - 1 ? "\n" : "");
    }
    return new RegistrySection(head.toString(), section.toString(), rest.toString());
  }

  /** Adds the blank line that a heading needs before it. */
  static String ended(String text) {
    if (text.isEmpty() || text.endsWith("\n\n")) {
      return text;
    }
    return text.endsWith("\n") ? text + "\n" : text + "\n\n";
  }
}
