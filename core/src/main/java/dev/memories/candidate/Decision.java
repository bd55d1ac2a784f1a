package dev.memories.candidate;

import dev.memories.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of one session.
 *
 * @param detail more than the reason says, for people; null when there is no more
 */
public record Decision(Session session, Reason reason, @Nullable String detail) {
  public boolean isCandidate() {
    return reason.isCandidate();
  }
}
