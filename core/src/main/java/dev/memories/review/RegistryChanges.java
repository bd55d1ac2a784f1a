package dev.memories.review;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlock.BlockKind;
import dev.memories.markdown.MarkdownBlocks;
import dev.memories.recall.MemoryBullet;
import dev.memories.review.ProposedChange.OfBullet;
import dev.memories.review.ProposedChange.OfText;
import dev.memories.review.SectionBullets.Line;
import dev.memories.tree.outputs.PinnedSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares two registries bullet by bullet. A bullet that moves to another section, or whose
 * evidence alone differs, says the same and is no change.
 */
final class RegistryChanges {
  /** Share of common words from which a bullet that comes is a new wording of one that goes. */
  private static final double NEW_WORDING = 0.5;

  /** Beyond so many pairs, bullets are not compared word by word: a hostile registry is long. */
  private static final int MOST_PAIRS = 40_000;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private RegistryChanges() {}

  /** The changes: those of the new registry in its order, then the bullets that go. */
  static List<ProposedChange> between(String before, String after) {
    Map<String, Line> present = byId(before);
    Map<String, Line> proposed = byId(after);
    Set<String> kept = new LinkedHashSet<>(present.keySet());
    kept.retainAll(proposed.keySet());
    present.keySet().removeAll(kept);
    proposed.keySet().removeAll(kept);
    boolean comparable = (long) present.size() * proposed.size() <= MOST_PAIRS;
    List<ProposedChange> changes = new ArrayList<>();
    for (Line line : proposed.values()) {
      MemoryBullet coming = line.bullet().orElseThrow();
      MemoryBullet old = comparable ? mostAlike(coming, present) : null;
      if (old != null) {
        present.remove(old.id());
      }
      changes.add(new OfBullet(line.section(), old, coming));
    }
    for (Line line : present.values()) {
      changes.add(new OfBullet(line.section(), line.bullet().orElseThrow(), null));
    }
    text(before, after).ifPresent(changes::add);
    return changes;
  }

  /** Paragraphs that differ in more than their numbers, such as a count of sessions. */
  private static Optional<ProposedChange> text(String before, String after) {
    Map<String, String> present = paragraphs(before);
    Map<String, String> proposed = paragraphs(after);
    Set<String> kept = new LinkedHashSet<>(present.keySet());
    kept.retainAll(proposed.keySet());
    present.keySet().removeAll(kept);
    proposed.keySet().removeAll(kept);
    return present.isEmpty() && proposed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OfText(
                String.join("\n\n", present.values()), String.join("\n\n", proposed.values())));
  }

  private static Map<String, String> paragraphs(String registry) {
    Map<String, String> paragraphs = new LinkedHashMap<>();
    for (MarkdownBlock block : MarkdownBlocks.of(PinnedSection.putInto(registry, ""))) {
      if (block.kind() == BlockKind.TEXT) {
        paragraphs.putIfAbsent(NUMBER.matcher(block.text()).replaceAll("0"), block.text());
      }
    }
    return paragraphs;
  }

  private static Map<String, Line> byId(String registry) {
    Map<String, Line> bullets = new LinkedHashMap<>();
    for (Line line : SectionBullets.of(registry).bullets()) {
      bullets.putIfAbsent(line.bullet().orElseThrow().id(), line);
    }
    return bullets;
  }

  private static @Nullable MemoryBullet mostAlike(MemoryBullet bullet, Map<String, Line> present) {
    MemoryBullet best = null;
    double most = 0;
    for (Line line : present.values()) {
      MemoryBullet old = line.bullet().orElseThrow();
      double likeness = bullet.likeness(old);
      if (likeness >= NEW_WORDING && likeness > most) {
        best = old;
        most = likeness;
      }
    }
    return best;
  }
}
