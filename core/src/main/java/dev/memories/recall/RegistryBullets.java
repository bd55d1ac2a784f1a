package dev.memories.recall;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlock.BlockKind;
import dev.memories.markdown.MarkdownBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the bullets of a registry ({@code MEMORY.md}). */
public final class RegistryBullets {
  private static final Pattern LIST_MARKER = Pattern.compile("^\\s*(?:[-*+]|\\d{1,9}[.)])\\s+");
  private static final Pattern HEADING_MARKER = Pattern.compile("^\\s*#{1,6}\\s*");

  private RegistryBullets() {}

  /**
   * The bullets in the order of the document. An item inside an item is a bullet of its own; text
   * outside lists is none.
   */
  public static List<MemoryBullet> of(String registry) {
    List<MemoryBullet> bullets = new ArrayList<>();
    MemoryTopic topic = MemoryTopic.OTHER;
    for (MarkdownBlock block : MarkdownBlocks.of(registry)) {
      if (block.kind() == BlockKind.HEADING) {
        topic = topic(block);
      }
      bullet(block, topic).ifPresent(bullets::add);
    }
    return List.copyOf(bullets);
  }

  /** The topic of the section under a heading. */
  public static MemoryTopic topic(MarkdownBlock heading) {
    return MemoryTopic.of(HEADING_MARKER.matcher(heading.text()).replaceFirst(""));
  }

  /** The bullet that a block is; empty for a block that is no item of a list, or an empty one. */
  public static Optional<MemoryBullet> bullet(MarkdownBlock block, MemoryTopic topic) {
    if (block.kind() != BlockKind.ITEM) {
      return Optional.empty();
    }
    String text = LIST_MARKER.matcher(block.text()).replaceFirst("").strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(MemoryBullet.of(topic, text));
  }
}
