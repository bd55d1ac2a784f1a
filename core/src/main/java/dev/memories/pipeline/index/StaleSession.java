package dev.memories.pipeline.index;

import dev.memories.codex.CodexThread;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.session.Session;
import dev.memories.session.SessionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that is not in the index as it is now.
 *
 * @param files the one that is read, then the others
 * @param known what was learnt from its rollout when it was last read
 * @param read whether that is still all there is to learn
 * @param before where it worked as far as is known, null when it is new
 * @param codex what Codex's databases say of it, null when they say nothing
 */
record StaleSession(
    SessionId id,
    List<Found> files,
    Optional<RolloutFacts> known,
    boolean read,
    Session.@Nullable Place before,
    @Nullable CodexThread codex) {
  boolean mustBeRead() {
    return !read || known.isEmpty();
  }

  Found rollout() {
    return files.getFirst();
  }
}
