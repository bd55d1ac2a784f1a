package dev.memories.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of one session, limited in number and in total length.
 *
 * <p>The limit grows with the rollout, so that the index of a large home stays below 3 % of its
 * rollouts. Where not all words fit, the user's come first, then errors, answers, files and
 * commands; of each kind, the newest are left out.
 */
final class WordBudget {
  /** At most this many entries of one kind. */
  static final int MOST_ENTRIES = 2_000;

  private static final int LEAST_CHARS = 3_500;
  private static final int MOST_CHARS = 200_000;

  /** The characters that an entry costs besides its text. */
  private static final int ENTRY_CHARS = 50;

  /** A character takes about 1.7 bytes in the file: its text, and the full-text index. */
  private static final int ROLLOUT_BYTES_FOR_A_CHAR = 70;

  private static final List<SearchKind> ORDER =
      List.of(
          SearchKind.USER, SearchKind.ERROR, SearchKind.AGENT, SearchKind.FILE, SearchKind.COMMAND);

  /** Two entries that say the same are one. */
  private record Said(SearchKind kind, String text, String context) {}

  private final long maxChars;
  private final Map<SearchKind, List<SearchEntry>> entries = new EnumMap<>(SearchKind.class);
  private final Map<SearchKind, Long> lengths = new EnumMap<>(SearchKind.class);
  private final Set<Said> said = new LinkedHashSet<>();

  private WordBudget(long maxChars) {
    this.maxChars = maxChars;
  }

  /** The budget for a rollout of this size. */
  static WordBudget of(long rolloutBytes) {
    return new WordBudget(
        Math.clamp(rolloutBytes / ROLLOUT_BYTES_FOR_A_CHAR, LEAST_CHARS, MOST_CHARS));
  }

  /**
   * Whether no further entry of the kind can be kept, so that it need not be made: those of the
   * kinds before it take their room first.
   */
  boolean isFull(SearchKind kind) {
    return entries.getOrDefault(kind, List.of()).size() >= MOST_ENTRIES
        || lengthUpTo(kind) > maxChars;
  }

  private long lengthUpTo(SearchKind kind) {
    long length = 0;
    for (SearchKind each : ORDER) {
      length += lengths.getOrDefault(each, 0L);
      if (each == kind) {
        break;
      }
    }
    return length;
  }

  void add(SearchEntry entry) {
    if (!isFull(entry.kind())
        && !entry.text().isBlank()
        && said.add(new Said(entry.kind(), entry.text(), entry.context()))) {
      entries.computeIfAbsent(entry.kind(), _ -> new ArrayList<>()).add(entry);
      lengths.merge(entry.kind(), length(entry), Long::sum);
    }
  }

  private static long length(SearchEntry entry) {
    return (long) entry.text().length() + entry.context().length() + ENTRY_CHARS;
  }

  /** The entries that fit, in the order of their lines. */
  List<SearchEntry> kept() {
    List<SearchEntry> kept = new ArrayList<>();
    long chars = 0;
    for (SearchKind kind : ORDER) {
      for (SearchEntry entry : entries.getOrDefault(kind, List.of())) {
        chars += length(entry);
        if (chars > maxChars) {
          break;
        }
        kept.add(entry);
      }
    }
    kept.sort(Comparator.comparingLong(entry -> entry.origin().line()));
    return kept;
  }
}
