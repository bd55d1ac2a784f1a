package dev.memories.recall;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads which sessions a citation names. */
final class CitedSessions {
  private static final Pattern SESSION =
      Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){0,3}(?:-[0-9a-f]{12})?");

  private CitedSessions() {}

  /** The ids or beginnings of ids, in the order of the citation. */
  static List<String> in(String citation) {
    return SESSION.matcher(citation).results().map(MatchResult::group).toList();
  }
}
