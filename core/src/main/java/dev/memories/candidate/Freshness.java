package dev.memories.candidate;

import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How new a session was when it was last extracted, or when that failed.
 *
 * @param content null when unknown: then the times decide, as in the reference
 * @param outdated whether an older version of the extractor made the trace
 */
public record Freshness(Instant updatedAt, @Nullable ContentFingerprint content, boolean outdated) {
  public Freshness(Instant updatedAt, @Nullable ContentFingerprint content) {
    this(updatedAt, content, false);
  }

  /** The session as it is now. */
  public static Freshness of(Session session) {
    return new Freshness(session.updatedAt(), session.files().content());
  }

  /**
   * Whether the session has not changed since (docs/spec/product.md 3.3.5).
   *
   * <p>The content decides where both sides know it: to touch or compress a file changes nothing,
   * and a change within the same millisecond is noticed. Otherwise a session has changed when its
   * time is later than this one.
   */
  public boolean isUpToDate(Session session) {
    ContentFingerprint now = session.files().content();
    return (content == null || now == null)
        ? !updatedAt.isBefore(session.updatedAt())
        : content.equals(now);
  }
}
