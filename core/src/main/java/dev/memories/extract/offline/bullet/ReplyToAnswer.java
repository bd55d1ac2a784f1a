package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the user's next message says of the sentences of an answer without repeating them. */
final class ReplyToAnswer {
  private static final int MOST_PUT_OFF_CHARS = 60;
  private static final int MOST_REASON_CHARS = 90;
  private static final int LEAST_REASON_CHARS = 20;

  /** A number or letter of its own among the first words. Some languages write no spaces. */
  private static final Pattern CHOICE =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*(?:[\\p{L}']+\\s+){0,2}?"
              + "(?:[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}]{1,4}\\s*)?"
              + "([A-F1-9](?![\\p{IsLatin}\\p{N}'’]|[.,]\\d)|[a-f](?=\\W*$|[.,;:!]))");

  /** A number that counts nothing: behind an article, or before a mark. */
  private static final Pattern CHOSEN_NUMBER =
      Pattern.compile(
          "(?iU)^\\W*(?:\\w+\\s+)?(?:(?:the|la|el|le|il|lo|a|o|die|den|das|option|opción|opção|opzione|variante|nr\\.?|no\\.?|número|#)\\s*(?=[1-9]\\b(?![.,]\\d))"
              + "|(?=[1-9](?:[,:;!)]|\\.(?!\\d)|\\W*$|번|番|号|项|\\s+(?:is|ist|est|es|é|please|pls|bitte)\\b)))([1-9])");

  private final Optional<AgentAnswer> answer;
  private final Optional<UserWords> next;

  /** The way among those listed that the user names, where the user neither asks nor judges. */
  private final Optional<AgentAnswer.Sentence> named;

  /** What the answer ended with, where the user puts that off. */
  private final Optional<AgentAnswer.Sentence> putOff;

  /**
   * @param offers whether the list of an answer may be one of ways to go, and not of what was done
   */
  ReplyToAnswer(Optional<AgentAnswer> answer, Optional<UserWords> next, boolean offers) {
    this.answer = answer;
    this.next = next;
    this.named =
        next.filter(words -> offers && !words.rejects())
            .flatMap(words -> answer.flatMap(said -> said.wayNamedIn(words.whole().text())));
    this.putOff = putOff();
  }

  /**
   * Whether the user's next message begins with the number or letter of this item, as in {@code B
   * please}, or names it.
   */
  boolean chooses(AgentAnswer.Sentence sentence) {
    return named.filter(sentence::equals).isPresent() || choosesByMark(sentence);
  }

  /** What the user says where a way is chosen by its name: mostly why. */
  Optional<Excerpt> reason(AgentAnswer.Sentence chosen) {
    return named
        .filter(chosen::equals)
        .flatMap(_ -> next)
        .map(words -> words.subject().shortened(MOST_REASON_CHARS))
        .filter(said -> said.text().length() > chosen.way().length() + LEAST_REASON_CHARS);
  }

  /** Whether another way was chosen than the one that a sentence speaks for. */
  boolean choosesAgainst(AgentAnswer.Sentence sentence) {
    return named
        .filter(way -> sentence.way().isEmpty())
        .filter(way -> !sentence.text().text().contains(way.way()))
        .filter(_ -> namesWay(sentence))
        .isPresent();
  }

  private boolean namesWay(AgentAnswer.Sentence sentence) {
    return answer.stream()
        .flatMap(said -> said.sentences().stream())
        .map(AgentAnswer.Sentence::way)
        .anyMatch(way -> !way.isEmpty() && sentence.text().text().contains(way));
  }

  /** A number may also count something, unless the agent has asked. */
  private boolean choosesByMark(AgentAnswer.Sentence sentence) {
    String option = sentence.option();
    // Of what is left to do, a number only says which part is meant.
    if (option.isEmpty() || sentence.subject() == AgentAnswer.Subject.OPEN) {
      return false;
    }
    boolean mayCount =
        Character.isDigit(option.charAt(0)) && answer.filter(AgentAnswer::asks).isEmpty();
    Pattern pattern = mayCount ? CHOSEN_NUMBER : CHOICE;
    return next.map(words -> pattern.matcher(words.whole().text()))
        .filter(choice -> choice.find() && choice.group(1).equalsIgnoreCase(option))
        .isPresent();
  }

  /**
   * Whether the user puts off what the answer ended with, in a few words that do not say what:
   * {@code OK, another day}.
   */
  boolean putsOff(AgentAnswer.Sentence sentence) {
    return putOff.filter(sentence::equals).isPresent();
  }

  private Optional<AgentAnswer.Sentence> putOff() {
    boolean isBrief =
        next.filter(words -> !words.accepts())
            .filter(words -> words.whole().text().length() <= MOST_PUT_OFF_CHARS)
            .isPresent();
    return postpones() && isBrief
        ? answer
            .filter(said -> said.sentences().stream().noneMatch(this::chooses))
            .flatMap(ReplyToAnswer::lastNaming)
        : Optional.empty();
  }

  private static Optional<AgentAnswer.Sentence> lastNaming(AgentAnswer answer) {
    return answer.sentences().stream()
        .filter(sentence -> sentence.has(Trait.CONCRETE) && !sentence.has(Trait.CLAIMS_SUCCESS))
        .reduce((_, later) -> later);
  }

  /** Whether the user puts off what was chosen, and not something else further on. */
  boolean choosesForLater() {
    return postpones()
        && next.filter(words -> beginsPutOff(words) || words.putOff().isEmpty()).isPresent();
  }

  private static boolean beginsPutOff(UserWords words) {
    return words.putOff().stream().anyMatch(said -> words.whole().text().startsWith(said.text()));
  }

  private boolean postpones() {
    return next.filter(words -> words.says(UserSignal.POSTPONES)).isPresent();
  }

  /** The line of the message; none where there is none. */
  List<Long> lines() {
    return next.map(words -> List.of(words.line())).orElse(List.of());
  }
}
