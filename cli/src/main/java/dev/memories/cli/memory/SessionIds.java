package dev.memories.cli.memory;

import dev.memories.cli.call.CommandException;
import dev.memories.session.SessionId;
import dev.memories.text.NearestWord;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the session that a typed id, or the beginning of an id, means. */
public final class SessionIds {
  private static final int SHORTEST = 13;
  private static final int MOST_LISTED = 10;

  private final Map<SessionId, String> titles;

  /**
   * @param titles all sessions that may be meant, with their titles, in the order of listings
   */
  public SessionIds(Map<SessionId, String> titles) {
    this.titles = titles;
  }

  /**
   * Resolves what the user typed.
   *
   * @param attempted the purpose, as it reads after "could not", e.g. {@code show the trace}
   * @throws CommandException when no session, or more than one, fits
   */
  public SessionId resolve(String text, String attempted) {
    String wanted =
        SessionId.parse(text).map(SessionId::value).orElse(text.toLowerCase(Locale.ROOT));
    List<SessionId> matches =
        titles.keySet().stream().filter(id -> id.value().startsWith(wanted)).toList();
    return switch (matches.size()) {
      case 0 -> throw none(text, attempted);
      case 1 -> matches.getFirst();
      default -> throw several(text, attempted, matches);
    };
  }

  private CommandException none(String text, String attempted) {
    Map<String, SessionId> beginnings =
        titles.keySet().stream()
            .collect(
                Collectors.toMap(
                    id -> id.value().substring(0, Math.min(text.length(), id.value().length())),
                    id -> id,
                    (first, _) -> first));
    Optional<SessionId> near =
        text.length() < SHORTEST
            ? Optional.empty()
            : NearestWord.of(text, beginnings.keySet()).map(beginnings::get);
    return CommandException.notFound(
        attempted + " " + text,
        "no session id begins like that",
        near.map(id -> "did you mean " + id + "?")
            .orElse("`memories candidates --all` lists all sessions"));
  }

  private CommandException several(String text, String attempted, List<SessionId> matches) {
    int length = uniqueLength(titles.keySet());
    String listing =
        matches.stream()
            .limit(MOST_LISTED)
            .map(id -> id.value().substring(0, length) + "  " + titles.get(id))
            .collect(Collectors.joining("\n  ", "type more of one of these:\n  ", ""));
    String more =
        matches.size() > MOST_LISTED ? "\n  and " + (matches.size() - MOST_LISTED) + " more" : "";
    return CommandException.ambiguous(
        attempted + " " + text, matches.size() + " session ids begin like that", listing + more);
  }

  /** The shortest length at which all these ids differ (docs/spec/contract.md 2.4). */
  public static int uniqueLength(Collection<SessionId> ids) {
    List<String> sorted = ids.stream().map(SessionId::value).sorted().toList();
    int length = SHORTEST;
    for (int i = 1; i < sorted.size(); i++) {
      length = Math.max(length, common(sorted.get(i - 1), sorted.get(i)) + 1);
    }
    return Math.min(length, 36);
  }

  private static int common(String left, String right) {
    int length = 0;
    while (length < left.length()
        && length < right.length()
        && left.charAt(length) == right.charAt(length)) {
      length++;
    }
    return length;
  }
}
