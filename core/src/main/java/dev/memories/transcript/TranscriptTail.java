package dev.memories.transcript;

import dev.memories.rollout.HistoryLine;
import java.util.List;
import java.util.Optional;

/** The end of a transcript, kept in bounded memory while the rollout is read. */
sealed interface TranscriptTail permits ItemTail, LineTail {
  /**
   * Adds the next line; returns the number of items in it, or 0 when the line is not parsed yet.
   */
  int add(HistoryLine line);

  /**
   * Number of bytes at the end of a rollout that this tail needs; the bytes before may be skipped.
   */
  long reachBytes();

  /** Records that lines were skipped before the next one. */
  void markSkipped();

  /** Whether all lines were added and none was dropped. */
  boolean isWhole();

  /**
   * The last items in order: all of them if the tail is whole, otherwise at least {@code minBytes}
   * bytes of them.
   *
   * @return empty when fewer bytes were kept
   */
  Optional<List<String>> items(int minBytes);
}
