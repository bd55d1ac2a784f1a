package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Denials;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.extract.offline.words.Wish;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a message forbids by name: {@code no LTO please} speaks against work that uses LTO. */
final class ForbiddenNames {
  /** An abbreviation, code, or a name that only code has. */
  private static final Pattern NAME =
      Pattern.compile("`([^`]{3,40})`|\\b([A-Z]{3,}|\\w+_\\w+|\\p{Ll}+\\p{Lu}\\w+)\\b");

  private final Set<String> names = new HashSet<>();

  private ForbiddenNames() {}

  /** Those of the wishes that forbid something. */
  static ForbiddenNames in(UserWords message) {
    ForbiddenNames found = new ForbiddenNames();
    message.wishes().stream()
        .filter(wish -> wish.insists() && !wish.revokes())
        .map(Wish::quote)
        .filter(quote -> Denials.areIn(quote.text()))
        .flatMap(quote -> NAME.matcher(quote.text()).results())
        .map(ForbiddenNames::name)
        .forEach(found.names::add);
    return found;
  }

  private static String name(MatchResult found) {
    String name = found.group(1) == null ? found.group(2) : found.group(1);
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether a sentence says that one of them was used. */
  boolean hit(AgentAnswer.Sentence sentence) {
    if (names.isEmpty()) {
      return false;
    }
    String text = sentence.text().text().toLowerCase(Locale.ROOT);
    boolean tells =
        switch (sentence.subject()) {
          case RESULT, DECISION, CAUSE -> true;
          case OPEN, LIMIT, TALK -> false;
        };
    return tells && names.stream().anyMatch(text::contains) && !Denials.areIn(text);
  }
}
