package dev.memories.review;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlock.BlockKind;
import dev.memories.markdown.MarkdownBlocks;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.MemoryTopic;
import dev.memories.recall.RegistryBullets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A registry as blocks, each with the heading above it and the bullet that it is.
 *
 * @param lines in the order of the document
 */
record SectionBullets(List<Line> lines) {
  private static final Pattern MARKER = Pattern.compile("^\\s*#{1,6}\\s*");

  SectionBullets {
    lines = List.copyOf(lines);
  }

  /**
   * One block.
   *
   * @param section the heading above it, without its marker; empty before the first heading
   */
  record Line(MarkdownBlock block, String section, Optional<MemoryBullet> bullet) {
    boolean isHeading() {
      return block.kind() == BlockKind.HEADING;
    }
  }

  static SectionBullets of(String registry) {
    List<Line> lines = new ArrayList<>();
    MemoryTopic topic = MemoryTopic.OTHER;
    String section = "";
    for (MarkdownBlock block : MarkdownBlocks.of(registry)) {
      if (block.kind() == BlockKind.HEADING) {
        topic = RegistryBullets.topic(block);
        section = MARKER.matcher(block.lines().getFirst()).replaceFirst("").strip();
      }
      lines.add(new Line(block, section, RegistryBullets.bullet(block, topic)));
    }
    return new SectionBullets(lines);
  }

  /** The blocks that are bullets. */
  List<Line> bullets() {
    return lines.stream().filter(line -> line.bullet().isPresent()).toList();
  }

  String text() {
    return lines.stream().map(line -> line.block().text()).collect(Collectors.joining("\n"));
  }
}
