package dev.memories.pipeline.archive;

import dev.memories.tree.archive.MemoryArchive;
import java.util.List;
import java.util.Optional;

/**
 * What was read of the memory that an agent keeps. The lists hold a line for each file: its name, a
 * colon and why.
 *
 * @param archive what it says; empty when that is nothing
 * @param leftOut files of memory, or parts of one, that are not in the archive
 * @param passedOver what lies there and is no memory
 * @param cut files of which only the beginning is in the archive
 */
public record MemoryReading(
    Optional<MemoryArchive> archive,
    List<String> leftOut,
    List<String> passedOver,
    List<String> cut) {
  public MemoryReading {
    leftOut = List.copyOf(leftOut);
    passedOver = List.copyOf(passedOver);
    cut = List.copyOf(cut);
  }
}
