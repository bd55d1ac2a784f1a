package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.words.Denials;
import dev.memories.extract.offline.words.Wish;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs that the user does not want to be used, as in {@code not pytest}: the words that
 * follow a denial in a wish.
 */
public final class UnwantedCommands {
  private static final int WORDS_AFTER_DENIAL = 3;
  private static final int WORDS_OF_PROGRAM = 3;
  private static final int LEAST_CHARS = 3;

  /** Splits the full stop off a word, but not off a file name. */
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{L}\\p{N}_])(?=[.-]+$)");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*|[.,;:!?](?=\\s|$)");

  /** A program and the option right after it, as in {@code ctest -L hw}. */
  private static final Pattern WITH_OPTION = Pattern.compile("([\\w.-]{3,})\\s+(--?[\\w-]+)");

  private final Set<String> unwanted = new HashSet<>();

  /** Of a program that is unwanted only with an option, that option. */
  private final Map<String, String> options = new HashMap<>();

  public UnwantedCommands(SessionEvidence evidence) {
    evidence.stretches().stream()
        .filter(turn -> turn.rolledBackAt().isEmpty())
        .flatMap(turn -> turn.words().wishes().stream())
        .filter(wish -> !wish.revokes())
        .map(Wish::quote)
        .forEach(
            quote -> {
              read(words(quote.text()));
              WITH_OPTION
                  .matcher(quote.text())
                  .results()
                  .forEach(use -> options.put(use.group(1).toLowerCase(Locale.ROOT), use.group(2)));
            });
  }

  private void read(List<String> words) {
    int left = 0;
    for (String word : words) {
      if (!Character.isLetterOrDigit(word.charAt(0))) {
        left = 0;
      } else if (Denials.contain(word)) {
        left = WORDS_AFTER_DENIAL;
      } else if (left > 0) {
        left--;
        if (word.length() >= LEAST_CHARS) {
          unwanted.add(word);
        }
      }
    }
  }

  /** Whether the program or module of a command is one of them. */
  boolean holds(ToolStep.Command command) {
    return !unwanted.isEmpty()
        && SPACE
            .splitAsStream(command.main().text())
            .filter(word -> !word.startsWith("-"))
            .limit(WORDS_OF_PROGRAM)
            .map(word -> word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
            .anyMatch(word -> unwanted.contains(word) && hasOption(command, options.get(word)));
  }

  private static boolean hasOption(ToolStep.Command command, @Nullable String option) {
    return option == null || List.of(SPACE.split(command.main().text(), -1)).contains(option);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .flatMap(word -> Stream.of(SENTENCE_END.split(word, -1)))
        .toList();
  }
}
