package dev.memories.rollout.files;

import static dev.memories.text.DigitPattern.number;

import dev.memories.session.Agent;
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
 * The parsed name of a log: {@code rollout-<time>-<id>[_<revision>].jsonl[.zst]} of Codex
 * (docs/spec/rollouts.md 1), {@code <id>.jsonl} of Claude Code (docs/spec/claude.md). The id of
 * OpenCode stands for the one in the name.
 *
 * @param startedAt null when the name has no valid time; local time taken for UTC, as the reference
 *     does, so it is only a fallback
 * @param revision the revision of a revert; null for the first file of a session
 */
public record RolloutName(SessionId id, @Nullable Instant startedAt, @Nullable String revision) {
  private static final String PREFIX = "rollout-";
  private static final DigitPattern TIME = new DigitPattern("0000-00-00T00-00-00");

  /** Whether a file with this name is a rollout. */
  public static boolean isRollout(String fileName) {
    return fileName.startsWith(PREFIX)
        && (fileName.endsWith(".jsonl") || fileName.endsWith(".jsonl.zst"));
  }

  /** Whether the name holds a session id; a fast form of {@link #parse}. */
  static boolean holdsId(String fileName) {
    return usualIdAt(fileName) > 0 || parse(fileName).isPresent();
  }

  /** The session id in the name; a fast form of {@link #parse}. */
  static Optional<SessionId> id(String fileName) {
    if (Agent.isClaudeLog(fileName)) {
      return Optional.of(claudeId(fileName));
    }
    if (Agent.isOpenCodeId(fileName)) {
      return Optional.of(SessionId.standingFor(fileName));
    }
    int from = usualIdAt(fileName);
    return from > 0
        ? Optional.of(new SessionId(fileName.substring(from, from + SessionId.CANONICAL_LENGTH)))
        : parse(fileName).map(RolloutName::id);
  }

  /** The position of the id in a name of the usual form, without a revision; -1 in other names. */
  private static int usualIdAt(String fileName) {
    int from = fileName.indexOf(".jsonl") - SessionId.CANONICAL_LENGTH;
    boolean isUsual =
        isRollout(fileName)
            && from > PREFIX.length() + 1
            && fileName.charAt(from - 1) == '-'
            && SessionId.isCanonical(fileName, from, from + SessionId.CANONICAL_LENGTH);
    return isUsual ? from : -1;
  }

  /** Parses a name; empty when it holds no session id. */
  public static Optional<RolloutName> parse(String fileName) {
    if (Agent.isClaudeLog(fileName)) {
      return Optional.of(new RolloutName(claudeId(fileName), null, null));
    }
    if (Agent.isOpenCodeId(fileName)) {
      return Optional.of(new RolloutName(SessionId.standingFor(fileName), null, null));
    }
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
    // The id may have another spelling, with any number of hyphens.
    for (int dash = name.lastIndexOf('-'); dash > 0; dash = name.lastIndexOf('-', dash - 1)) {
      Optional<SessionId> id = SessionId.parse(name.substring(dash + 1));
      if (id.isPresent()) {
        return Optional.of(new RolloutName(id.get(), time(name.substring(0, dash)), revision));
      }
    }
    return Optional.empty();
  }

  private static SessionId claudeId(String fileName) {
    return new SessionId(fileName.substring(0, SessionId.CANONICAL_LENGTH));
  }

  /** A holder class, since the formatter is slow to make and few names need it. */
  private static final class SlowFormat {
    static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss", Locale.ROOT);
  }

  private static @Nullable Instant time(String text) {
    try {
      LocalDateTime time =
          isUsual(text) ? parseUsual(text) : LocalDateTime.parse(text, SlowFormat.TIME);
      return time.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Whether {@link #parseUsual} can parse the time: days 29 to 31 are left to the formatter. */
  private static boolean isUsual(String text) {
    return TIME.fits(text) && number(text, 8, 10) <= 28;
  }

  private static LocalDateTime parseUsual(String text) {
    return LocalDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        number(text, 17, 19));
  }
}
