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
 * A session whose entry in the index is missing or out of date.
 *
 * @param files its rollout, then its other files
 * @param known the facts of its rollout when it was last read; empty when it must be read whole
 * @param read whether the rollout has not changed since
 * @param before its known cwd and project; null when the session is new
 * @param codex its entry in Codex's databases; null when there is none
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
