package dev.memories.session;

import dev.memories.session.RolloutItem.HistoryBase;
import dev.memories.session.RolloutItem.Meta;
import dev.memories.session.RolloutItem.SessionMeta;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of another file that a rollout goes on from by {@code history_base}.
 *
 * @param endByteOffset where it ends, in decompressed bytes
 * @param sameSession whether it is an earlier file of the same session (a revert), not a parent's
 */
record EarlierPart(Path file, long endByteOffset, boolean sameSession) {
  /** The parts before this rollout, the oldest first; a missing file ends the search. */
  static List<EarlierPart> before(Path rollout, Lineage lineage) throws IOException {
    Deque<EarlierPart> parts = new ArrayDeque<>();
    Set<Path> seen = new HashSet<>();
    Path file = rollout;
    boolean sameSession = true;
    while (seen.add(RolloutFile.plain(file))) {
      Optional<SessionMeta> meta = ownMeta(file);
      HistoryBase base = meta.map(found -> found.ancestry().historyBase()).orElse(null);
      if (base == null) {
        break;
      }
      Optional<Path> earlier = find(base, file, lineage);
      if (earlier.isEmpty()) {
        break;
      }
      sameSession &= base.threadId().equals(meta.get().id());
      parts.addFirst(new EarlierPart(earlier.get(), base.endByteOffset(), sameSession));
      file = earlier.get();
    }
    return List.copyOf(parts);
  }

  /** The newest file of that session that is older than this one and reaches back far enough. */
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
      return lines.next()
          ? LinePrefix.ordinal(lines.bytes(), lines.from(), lines.to())
          : Long.MAX_VALUE;
    } catch (NoSuchFileException _) {
      return Long.MAX_VALUE;
    }
  }

  private static Optional<SessionMeta> ownMeta(Path file) throws IOException {
    try (RolloutReader reader = RolloutReader.open(file, EnumSet.of(LineKind.META))) {
      @Nullable RolloutEntry first = reader.next();
      return first != null && first.item() instanceof Meta(var meta)
          ? Optional.of(meta)
          : Optional.empty();
    }
  }
}
