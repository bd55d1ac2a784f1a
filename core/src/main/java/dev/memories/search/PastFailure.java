package dev.memories.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command that failed in a past session.
 *
 * @param command null when the bullet names none
 * @param error the telling line
 * @param remedy what helped; null when nothing is known
 * @param hit the entry that tells of it
 */
public record PastFailure(
    @Nullable String command, String error, @Nullable String remedy, SearchHit hit) {
  /** {@code `npm test`, exit 1: `not ok`; passed after a patch}, as traces word it. */
  private static final Pattern BULLET =
      Pattern.compile("^(`+)(.+?)\\1(?:, exit (?:-?\\d+))?(?:, [^:`]{1,40})?: (.*)$");

  /** Begins the part of a bullet that says what helped. */
  private static final Pattern REMEDY =
      Pattern.compile("; ((?:passed|got past|worked|fixed|solved)\\b.*)$");

  /** Reads a hit: an error line of a session, or a bullet of a trace or registry. */
  static PastFailure of(SearchHit hit) {
    if (hit.place() == SearchPlace.SESSION) {
      return new PastFailure(hit.context().isEmpty() ? null : hit.context(), hit.text(), null, hit);
    }
    String text = BulletWords.withoutSources(hit.text());
    Matcher remedy = REMEDY.matcher(text);
    boolean helped = remedy.find();
    String failure = helped ? text.substring(0, remedy.start()) : text;
    Matcher bullet = BULLET.matcher(failure);
    boolean isCommand = bullet.matches();
    return new PastFailure(
        isCommand ? bullet.group(2).strip() : null,
        unquoted(isCommand ? bullet.group(3) : failure),
        helped ? remedy.group(1) : null,
        hit);
  }

  /** An error in a code span or in quotes, without them. */
  private static String unquoted(String text) {
    String inner = text.strip();
    boolean isQuoted =
        inner.length() > 2
            && inner.charAt(0) == inner.charAt(inner.length() - 1)
            && (inner.charAt(0) == '`' || inner.charAt(0) == '"')
            && inner.indexOf(inner.charAt(0), 1) == inner.length() - 1;
    return isQuoted ? inner.substring(1, inner.length() - 1) : inner;
  }
}
