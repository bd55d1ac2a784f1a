package dev.memories.rollout.lineage;

import dev.memories.rollout.codex.CodexLinePrefix;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.files.RolloutName;
import dev.memories.rollout.item.RolloutItem.HistoryBase;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The beginning of an earlier file of a session, up to the point that the session was reverted to.
 *
 * @param endByteOffset end of the part, in decompressed bytes
 */
record RevertedPart(Path file, long endByteOffset) {
  /** The parts that this rollout continues, the oldest first; a missing file ends the search. */
  static List<RevertedPart> ofTheSameSession(SessionMeta header, Path rollout, Lineage lineage)
      throws IOException {
    Deque<RevertedPart> parts = new ArrayDeque<>();
    Set<Path> seen = new HashSet<>();
    Path file = rollout;
    Optional<SessionMeta> meta = Optional.of(header);
    while (meta.isPresent() && seen.add(RolloutFile.plain(file))) {
      HistoryBase base = meta.get().ancestry().historyBase();
      if (base == null || !base.threadId().equals(header.id())) {
        break;
      }
      Optional<Path> earlier = find(base, file, lineage);
      if (earlier.isEmpty()) {
        break;
      }
      file = earlier.get();
      parts.addFirst(new RevertedPart(file, base.endByteOffset()));
      meta = SessionHeader.of(file);
    }
    return List.copyOf(parts);
  }

  /** The newest older file of the session that begins before the end of the inherited part. */
  private static Optional<Path> find(HistoryBase base, Path file, Lineage lineage)
      throws IOException {
    for (Path earlier : lineage.filesOf(base.threadId())) {
      if (!RolloutFile.plain(earlier).equals(RolloutFile.plain(file))
          && !startedAt(earlier).isAfter(startedAt(file))
          && firstOrdinal(earlier) < base.endOrdinalExclusive()) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  private static Instant startedAt(Path file) {
    return RolloutName.parse(String.valueOf(file.getFileName()))
        .map(RolloutName::startedAt)
        .orElse(Instant.EPOCH);
  }

  private static long firstOrdinal(Path file) throws IOException {
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(file), 0, 0)) {
      return lines.next() ? CodexLinePrefix.of(lines).ordinal() : Long.MAX_VALUE;
    } catch (NoSuchFileException _) {
      return Long.MAX_VALUE;
    }
  }
}
