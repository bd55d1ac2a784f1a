package dev.memories.transcript;

import dev.memories.rollout.HistoryLine;
import java.util.List;
import java.util.Optional;

/** The end of a transcript, kept in bounded memory while the rollout goes by. */
sealed interface TranscriptTail permits ItemTail, LineTail {
  /** Takes the next line; how many items came of it, as far as that is known yet. */
  int add(HistoryLine line);

  /**
   * How many bytes at the end of a rollout it takes to be enough for it; what is before them may be
   * passed over, and {@link #leaveOut} be called.
   */
  long reachBytes();

  /** Takes it that lines were passed over. */
  void leaveOut();

  /** Whether nothing was let go or passed over. */
  boolean isWhole();

  /**
   * The last items in order: all when it is whole, else enough for so many bytes.
   *
   * @return empty when too few were kept
   */
  Optional<List<String>> items(int minBytes);
}
