package dev.memories.search;

import dev.memories.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that can be found: a bullet, a message, a command, an error line or a file name.
 *
 * @param text redacted, one line or a short paragraph
 * @param context words that belong to the text: the heading of a bullet, the command of an error
 * @param origin the session and the line of its rollout that show it
 * @param failed whether it tells of a failure
 * @param support number of sessions that show it; 0 for a session's own words
 */
public record SearchEntry(
    SearchPlace place,
    SearchKind kind,
    String text,
    String context,
    Origin origin,
    boolean failed,
    int support) {

  /** In {@link #traits}: the bits of the place. */
  static final int PLACE_BITS = 3;

  /** In {@link #traits}: what the number of the kind is multiplied with. */
  static final int KIND_FACTOR = 4;

  /** In {@link #traits}: the bits of the kind. */
  static final int KIND_BITS = 7 * KIND_FACTOR;

  /** In {@link #traits}: tells of a failure. */
  static final int FAILED = 32;

  /** In {@link #traits}: several sessions show it. */
  static final int PROVEN = 64;

  /** The place, the kind, whether it tells of a failure and whether it is proven, in one byte. */
  int traits() {
    return placeTraits(place)
        + kindTraits(kind)
        + (failed ? FAILED : 0)
        + (support > 1 ? PROVEN : 0);
  }

  /** What {@link #PLACE_BITS} are for a place. */
  static int placeTraits(SearchPlace place) {
    return place.number();
  }

  /** What {@link #KIND_BITS} are for a kind. */
  static int kindTraits(SearchKind kind) {
    return kind.number() * KIND_FACTOR;
  }

  /** The place in {@link #traits}. */
  static SearchPlace place(long traits) {
    return SearchPlace.numbered((int) (traits & PLACE_BITS));
  }

  /** The kind in {@link #traits}. */
  static SearchKind kind(long traits) {
    return SearchKind.numbered((int) (traits & KIND_BITS) / KIND_FACTOR);
  }

  /** The same entry with a time. */
  SearchEntry at(@Nullable Instant time) {
    return new SearchEntry(
        place,
        kind,
        text,
        context,
        new Origin(origin.session(), origin.line(), time),
        failed,
        support);
  }

  /**
   * Where an entry comes from.
   *
   * @param session a session id or the beginning of one; null when a bullet names none
   * @param line line number in the session's rollout; 0 when unknown
   * @param at time of the line; null when unknown, which means the time of the source
   */
  public record Origin(@Nullable String session, long line, @Nullable Instant at) {
    static final Origin UNKNOWN = new Origin(null, 0, null);

    static Origin of(SessionId session, long line, @Nullable Instant at) {
      return new Origin(session.value(), line, at);
    }
  }
}
