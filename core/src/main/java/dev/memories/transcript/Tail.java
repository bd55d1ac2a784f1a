package dev.memories.transcript;

import dev.memories.session.HistoryLine;
import java.util.List;
import java.util.Optional;

/** The end of a transcript, kept in bounded memory while the rollout goes by. */
sealed interface Tail permits TailOfItems, TailOfLines {
  /** Takes the next line; how many items came of it, as far as that is known yet. */
  int add(HistoryLine line);

  /** Whether nothing was let go. */
  boolean isWhole();

  /**
   * The last items in order: all when it is whole, else enough for so many bytes.
   *
   * @return empty when too few were kept
   */
  Optional<List<String>> items(int minBytes);
}
