package dev.memories.rollout.files;

import static dev.memories.text.DigitPattern.number;

import dev.memories.session.SessionId;
import dev.memories.text.DigitPattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a rollout says: {@code rollout-<time>-<id>[_<revision>].jsonl[.zst]}
 * (reference.md 1a, codex-homes.md 1).
 *
 * @param startedAt local time taken for UTC, as the reference does, hence only a fallback
 * @param revision of a revert; null for the first file of a session
 */
public record RolloutName(SessionId id, @Nullable Instant startedAt, @Nullable String revision) {
  private static final String PREFIX = "rollout-";
  private static final DigitPattern FORM = new DigitPattern("0000-00-00T00-00-00");

  /** Whether a file of this name is a rollout at all. */
  public static boolean isRollout(String fileName) {
    return fileName.startsWith(PREFIX)
        && (fileName.endsWith(".jsonl") || fileName.endsWith(".jsonl.zst"));
  }

  /** Whether {@link #parse} finds an id in the name; mostly without taking it apart. */
  static boolean holdsId(String fileName) {
    return plainIdFrom(fileName) > 0 || parse(fileName).isPresent();
  }

  /** The id that {@link #parse} finds in the name; mostly without the rest. */
  static Optional<SessionId> id(String fileName) {
    int from = plainIdFrom(fileName);
    return from > 0
        ? Optional.of(new SessionId(fileName.substring(from, from + SessionId.CANONICAL_LENGTH)))
        : parse(fileName).map(RolloutName::id);
  }

  /** Where the id begins in a name as Codex gives it to all but revisions; -1 in any other. */
  private static int plainIdFrom(String fileName) {
    int from = fileName.indexOf(".jsonl") - SessionId.CANONICAL_LENGTH;
    boolean isPlain =
        isRollout(fileName)
            && from > PREFIX.length() + 1
            && fileName.charAt(from - 1) == '-'
            && SessionId.isCanonical(fileName, from, from + SessionId.CANONICAL_LENGTH);
    return isPlain ? from : -1;
  }

  /** Empty when the name holds no id. */
  public static Optional<RolloutName> parse(String fileName) {
    if (!isRollout(fileName)) {
      return Optional.empty();
    }
    String stem = fileName.substring(PREFIX.length(), fileName.indexOf(".jsonl"));
    int underscore = stem.indexOf('_');
    String revision = underscore < 0 ? null : stem.substring(underscore + 1);
    String name = underscore < 0 ? stem : stem.substring(0, underscore);
    int idFrom = name.length() - SessionId.CANONICAL_LENGTH;
    if (idFrom > 1
        && name.charAt(idFrom - 1) == '-'
        && SessionId.isCanonical(name, idFrom, name.length())) {
      return Optional.of(
          new RolloutName(
              new SessionId(name.substring(idFrom)),
              time(name.substring(0, idFrom - 1)),
              revision));
    }
    // An id in another spelling, with as many hyphens as it likes.
    for (int dash = name.lastIndexOf('-'); dash > 0; dash = name.lastIndexOf('-', dash - 1)) {
      Optional<SessionId> id = SessionId.parse(name.substring(dash + 1));
      if (id.isPresent()) {
        return Optional.of(new RolloutName(id.get(), time(name.substring(0, dash)), revision));
      }
    }
    return Optional.empty();
  }

  /** On its own, for it takes long to make and few names need it. */
  private static final class Form {
    static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss", Locale.ROOT);
  }

  private static @Nullable Instant time(String text) {
    try {
      LocalDateTime time = isPlain(text) ? plain(text) : LocalDateTime.parse(text, Form.TIME);
      return time.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Whether it is a time that every month and day has: the formatter is slow for thousands. */
  private static boolean isPlain(String text) {
    return FORM.fits(text) && number(text, 8, 10) <= 28;
  }

  private static LocalDateTime plain(String text) {
    return LocalDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        number(text, 17, 19));
  }
}
