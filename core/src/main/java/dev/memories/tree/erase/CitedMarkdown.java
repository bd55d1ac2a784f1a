package dev.memories.tree.erase;

import dev.memories.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Markdown whose blocks name the sessions they come from, as outputs of a consolidation do.
 *
 * <p>A block is a heading, an item of a list with its continuation lines, or a paragraph. What is
 * indented below an item, and what stands below a heading, belongs to it.
 *
 * @param text as it stands
 */
public record CitedMarkdown(String text) {
  /**
   * The text without a session.
   *
   * @param blocks how many blocks only that session supported: they are gone
   * @param sources how many blocks name one session less
   */
  record Erased(String text, int blocks, int sources) {
    boolean isUnchanged() {
      return blocks + sources == 0;
    }
  }

  /** The sessions named anywhere, by their ids or the beginnings of these. */
  Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    MarkdownBlock.parse(text).forEach(block -> sources.addAll(block.sources()));
    return sources;
  }

  boolean names(SessionId id) {
    return sources().stream().anyMatch(source -> id.value().startsWith(source));
  }

  /** Takes out what only the session supports, and its id where others support it, too. */
  Erased without(SessionId id) {
    if (!text.contains(id.value().substring(0, MarkdownBlock.SHORTEST_SOURCE))) {
      return new Erased(text, 0, 0);
    }
    List<MarkdownBlock> kept = new ArrayList<>();
    int blocks = 0;
    int sources = 0;
    int goneDepth = Integer.MAX_VALUE;
    for (MarkdownBlock block : MarkdownBlock.parse(text)) {
      if (!block.isBlank() && block.depth() <= goneDepth) {
        goneDepth = Integer.MAX_VALUE;
      }
      boolean orphaned = block.depth() > goneDepth && block.sources().isEmpty();
      if (block.isSupportedOnlyBy(id)) {
        goneDepth = Math.min(goneDepth, block.depth());
        blocks++;
        kept.add(block.gone());
      } else if (orphaned && !block.isBlank()) {
        blocks++;
        kept.add(block.gone());
      } else {
        boolean shared = block.names(id);
        sources += shared ? 1 : 0;
        kept.add(shared ? block.without(id) : block);
      }
    }
    return blocks + sources == 0
        ? new Erased(text, 0, 0)
        : new Erased(MarkdownBlock.join(withoutEmptySections(kept)), blocks, sources);
  }

  /** A heading goes with the last thing below it; one that had nothing below it stays. */
  private static List<MarkdownBlock> withoutEmptySections(List<MarkdownBlock> blocks) {
    List<MarkdownBlock> left = new ArrayList<>(blocks);
    for (int at = left.size() - 1; at >= 0; at--) {
      MarkdownBlock heading = left.get(at);
      if (heading.isHeading() && heading.depth() > 1 && isEmptied(left, at)) {
        left.set(at, heading.gone());
      }
    }
    return left;
  }

  private static boolean isEmptied(List<MarkdownBlock> blocks, int heading) {
    boolean lost = false;
    for (MarkdownBlock below : blocks.subList(heading + 1, blocks.size())) {
      if (below.isBlank()) {
        continue;
      }
      if (below.depth() <= blocks.get(heading).depth()) {
        break;
      }
      if (!below.isGone()) {
        return false;
      }
      lost = true;
    }
    return lost;
  }
}
