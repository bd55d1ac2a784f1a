package dev.memories.candidate;

import dev.memories.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session is to be extracted, and why.
 *
 * @param detail more about the reason, for people; null when there is no more
 * @param traced the trace of a candidate when this was decided; null when it had none. A run that
 *     finds another trace does not extract the session again.
 */
public record Decision(
    Session session, Reason reason, @Nullable String detail, @Nullable Freshness traced) {
  /** The decision to leave a session out. */
  static Decision leftOut(Session session, Reason reason, @Nullable String detail) {
    return new Decision(session, reason, detail, null);
  }

  public boolean isCandidate() {
    return reason.isCandidate();
  }
}
