package dev.memories.consolidate;

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
record Finding(String text, List<Source> sources, @Nullable String caution) {
  /** Best supported first, then newest, then as the newest session tells it. */
  static final Comparator<Finding> BY_WEIGHT =
      Comparator.comparing((Finding finding) -> -finding.sources().size())
          .thenComparing(Finding::newest)
          .thenComparing(Finding::firstLine)
          .thenComparing(Finding::text);

  Finding {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a finding without a source: " + text);
    }
    sources = merged(sources);
  }

  Finding(String text, List<Source> sources) {
    this(text, sources, null);
  }

  int newest() {
    return sources.getFirst().rank();
  }

  private int firstLine() {
    List<Integer> lines = sources.getFirst().lines();
    return lines.isEmpty() ? Integer.MAX_VALUE : lines.getFirst();
  }

  Finding with(Collection<Source> more) {
    return new Finding(
        text, java.util.stream.Stream.concat(sources.stream(), more.stream()).toList(), caution);
  }

  Finding cautioned(String why) {
    return new Finding(text, sources, why);
  }

  private static List<Source> merged(List<Source> sources) {
    Map<Integer, Source> byRank = new TreeMap<>();
    for (Source source : sources) {
      byRank.merge(source.rank(), source, (one, other) -> one.and(other.lines()));
    }
    return List.copyOf(byRank.values());
  }
}
