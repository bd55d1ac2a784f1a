package dev.memories.tree.erase;

import dev.memories.markdown.MarkdownBlock.BlockKind;
import dev.memories.markdown.MarkdownBlocks;
import dev.memories.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Markdown document whose blocks cite the sessions they come from, as outputs of a consolidation
 * do.
 *
 * <p>Blocks under a heading, and blocks inside a list item, belong to it.
 *
 * @param text the source text
 */
record CitedMarkdown(String text) {
  /**
   * The document without a session.
   *
   * @param blocks number of blocks removed, because no other session supports them
   * @param sources number of blocks that stay and cite one session less
   */
  record Erased(String text, int blocks, int sources) {
    boolean isUnchanged() {
      return blocks + sources == 0;
    }
  }

  /** The ids of all cited sessions, abbreviated where the document abbreviates them. */
  Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    blocks().forEach(block -> sources.addAll(block.sources()));
    return sources;
  }

  boolean cites(SessionId id) {
    return blocks().stream().anyMatch(block -> block.cites(id));
  }

  /** Removes the blocks that only this session supports, and its id from the blocks that stay. */
  Erased without(SessionId id) {
    String shortest = id.value().substring(0, CitedBlock.SHORTEST_SOURCE);
    if (!text.toLowerCase(Locale.ROOT).contains(shortest)) {
      return new Erased(text, 0, 0);
    }
    List<CitedBlock> kept = new ArrayList<>();
    int blocks = 0;
    int sources = 0;
    int removedDepth = Integer.MAX_VALUE;
    for (CitedBlock block : blocks()) {
      if (!block.isBlank() && block.depth() <= removedDepth) {
        removedDepth = Integer.MAX_VALUE;
      }
      boolean orphaned = block.depth() > removedDepth && block.sources().isEmpty();
      if (block.isSupportedOnlyBy(id)) {
        removedDepth = Math.min(removedDepth, block.depth());
        blocks++;
        kept.add(block.removed());
      } else if (orphaned && !block.isBlank()) {
        blocks++;
        kept.add(block.removed());
      } else {
        boolean shared = block.cites(id);
        sources += shared ? 1 : 0;
        kept.add(shared ? block.without(id) : block);
      }
    }
    return blocks + sources == 0
        ? new Erased(text, 0, 0)
        : new Erased(BlockJoiner.join(withoutEmptySections(kept)), blocks, sources);
  }

  private List<CitedBlock> blocks() {
    return MarkdownBlocks.of(text).stream().map(CitedBlock::of).toList();
  }

  /**
   * Removes each heading below the title whose last block was removed. A heading that had no blocks
   * before stays.
   */
  private static List<CitedBlock> withoutEmptySections(List<CitedBlock> blocks) {
    List<CitedBlock> left = new ArrayList<>(blocks);
    for (int at = left.size() - 1; at >= 0; at--) {
      CitedBlock heading = left.get(at);
      boolean isSection = heading.block().kind() == BlockKind.HEADING && heading.depth() > 1;
      if (isSection && isEmptied(left, at)) {
        left.set(at, heading.removed());
      }
    }
    return left;
  }

  private static boolean isEmptied(List<CitedBlock> blocks, int heading) {
    boolean lost = false;
    for (CitedBlock below : blocks.subList(heading + 1, blocks.size())) {
      if (below.isBlank()) {
        continue;
      }
      if (below.depth() <= blocks.get(heading).depth()) {
        break;
      }
      if (!below.isRemoved()) {
        return false;
      }
      lost = true;
    }
    return lost;
  }
}
