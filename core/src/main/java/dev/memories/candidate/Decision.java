package dev.memories.candidate;

import dev.memories.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session is to be extracted, and why.
 *
 * @param detail more about the reason, for people; null when there is no more
 */
public record Decision(Session session, Reason reason, @Nullable String detail) {
  public boolean isCandidate() {
    return reason.isCandidate();
  }
}
