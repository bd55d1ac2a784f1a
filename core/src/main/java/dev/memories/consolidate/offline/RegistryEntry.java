package dev.memories.consolidate.offline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One bullet of the registry: what was learnt, and every session that it was learnt from.
 *
 * @param text one line of Markdown, in the words of those sessions' traces
 * @param sources newest session first, each session once
 * @param caution why it is to be verified before it is relied on, null when nothing speaks against
 */
record RegistryEntry(String text, List<EntrySource> sources, @Nullable String caution) {
  /** Best supported first, then newest; equal ones stay as they are. */
  static final Comparator<RegistryEntry> BY_WEIGHT =
      Comparator.comparingInt((RegistryEntry finding) -> -finding.support())
          .thenComparingInt(RegistryEntry::newest);

  RegistryEntry {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a finding without a source: " + text);
    }
    sources = merged(sources);
  }

  RegistryEntry(String text, List<EntrySource> sources) {
    this(text, sources, null);
  }

  /** How many sessions bear it out; those with the same prompt are one. */
  int support() {
    return (int) sources.stream().mapToInt(EntrySource::group).distinct().count();
  }

  int newest() {
    return sources.getFirst().rank();
  }

  RegistryEntry with(Collection<EntrySource> more) {
    return new RegistryEntry(
        text, Stream.concat(sources.stream(), more.stream()).toList(), caution);
  }

  RegistryEntry cautioned(String why) {
    return new RegistryEntry(text, sources, caution == null ? why : caution + "; " + why);
  }

  private static List<EntrySource> merged(List<EntrySource> sources) {
    Map<Integer, EntrySource> byRank = new TreeMap<>();
    for (EntrySource source : sources) {
      byRank.merge(source.rank(), source, (one, other) -> one.and(other.lines()));
    }
    return List.copyOf(byRank.values());
  }
}
