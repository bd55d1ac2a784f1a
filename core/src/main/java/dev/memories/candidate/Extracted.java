package dev.memories.candidate;

import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The session as it was when its trace was made.
 *
 * @param content null when not known: then times decide, as in the reference
 */
public record Extracted(Instant updatedAt, @Nullable ContentFingerprint content) {
  /**
   * Whether the trace is of the session as it is now. Content decides where both sides know it, so
   * that a touched or compressed file changes nothing and a change at the same time is not hidden.
   */
  boolean isUpToDate(Session session) {
    ContentFingerprint now = session.files().content();
    return (content == null || now == null)
        ? !updatedAt.isBefore(session.updatedAt())
        : content.equals(now);
  }
}
