package dev.memories.consolidate.offline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One bullet of the registry: what was learnt, and every session that it was learnt from.
 *
 * @param text one line of Markdown, in the words of those sessions' traces
 * @param sources newest session first, each session once
 * @param caution why it is to be verified before it is relied on, null when nothing speaks against
 */
record RegistryEntry(String text, List<EntrySource> sources, @Nullable String caution) {
  /** Best supported first, then newest, then as the newest session tells it. */
  static final Comparator<RegistryEntry> BY_WEIGHT =
      Comparator.comparingInt((RegistryEntry finding) -> -finding.sources().size())
          .thenComparingInt(RegistryEntry::newest)
          .thenComparingInt(RegistryEntry::firstLine)
          .thenComparing(RegistryEntry::text);

  RegistryEntry {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a finding without a source: " + text);
    }
    sources = merged(sources);
  }

  RegistryEntry(String text, List<EntrySource> sources) {
    this(text, sources, null);
  }

  int newest() {
    return sources.getFirst().rank();
  }

  private int firstLine() {
    List<Integer> lines = sources.getFirst().lines();
    return lines.isEmpty() ? Integer.MAX_VALUE : lines.getFirst();
  }

  RegistryEntry with(Collection<EntrySource> more) {
    return new RegistryEntry(
        text, java.util.stream.Stream.concat(sources.stream(), more.stream()).toList(), caution);
  }

  RegistryEntry cautioned(String why) {
    return new RegistryEntry(text, sources, why);
  }

  private static List<EntrySource> merged(List<EntrySource> sources) {
    Map<Integer, EntrySource> byRank = new TreeMap<>();
    for (EntrySource source : sources) {
      byRank.merge(source.rank(), source, (one, other) -> one.and(other.lines()));
    }
    return List.copyOf(byRank.values());
  }
}
