package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.call.TellingLines;
import dev.memories.extract.offline.words.AgentAnswer.Sentence;
import dev.memories.extract.offline.words.AgentAnswer.Subject;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.DataFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sentences of users and agents in every language, read from {@code sentences}: a line is what the
 * sentence has to be taken for, a colon and the sentence.
 */
class SentencesOfLanguagesTest {
  private static final AnswerReader ANSWERS =
      new AnswerReader(new ExcerptMaker(SecretRedactor.product()), OfflineRules.load());

  private static final UserWordsReader USERS =
      new UserWordsReader(
          new ExcerptMaker(SecretRedactor.product()), new JudgementCues(), new TellingLines());

  private static final JudgementCues CUES = new JudgementCues();
  private static final WishReader WISHES = new WishReader(CUES.words());

  @ParameterizedTest
  @MethodSource("sentences")
  void sentenceIsTakenForWhatItSays(String language, String meaning, String words) {
    List<Wish> wishes = WISHES.wishes(words);
    Set<UserSignal> signals = CUES.judgement(words).signals();
    switch (meaning) {
      case "wish" -> assertThat(wishes).hasSize(1);
      case "lasting" -> assertThat(wishes).singleElement().matches(Wish::isLasting);
      case "task" -> assertThat(wishes).singleElement().matches(wish -> !wish.isLasting());
      case "revokes" -> assertThat(wishes).singleElement().matches(Wish::revokes);
      case "hands-off" ->
          assertThat(wishes).singleElement().matches(wish -> !wish.forbidden().isEmpty());
      case "none" -> assertThat(wishes).isEmpty();
      case "rejects" ->
          assertThat(signals).contains(UserSignal.REJECTS).doesNotContain(UserSignal.ACCEPTS);
      case "accepts" ->
          assertThat(signals).contains(UserSignal.ACCEPTS).doesNotContain(UserSignal.REJECTS);
      case "neither" -> assertThat(signals).doesNotContain(UserSignal.ACCEPTS, UserSignal.REJECTS);
      case "still fails" -> assertThat(signals).contains(UserSignal.STILL_FAILS);
      case "only more or less" -> assertThat(signals).contains(UserSignal.WANTS_MORE_OR_LESS);
      case "corrects" -> assertThat(signals).contains(UserSignal.CORRECTS);
      case "with its reason" ->
          assertThat(WISHES.wishes(words))
              .singleElement()
              .matches(wish -> wish.quote().text().equals(words));
      case "undoes" -> assertThat(signals).contains(UserSignal.UNDOES);
      case "removes" -> assertThat(CUES.judgement(words).removals()).isNotEmpty();
      case "removes nothing" -> assertThat(CUES.judgement(words).removals()).isEmpty();
      case "retracts" -> assertThat(read(words)).matches(said -> said.has(Trait.RETRACTS));
      case "admits" -> assertThat(ANSWERS.read(words, 1)).matches(AgentAnswer::admits);
      case "in vain" -> assertThat(read(words)).matches(said -> said.has(Trait.IN_VAIN));
      case "greets" -> assertThat(words).endsWith(asked(words)).isNotEqualTo(asked(words));
      case "waives" -> assertThat(signals).contains(UserSignal.WAIVES_CHECKS);
      case "claims" -> assertThat(read(words)).matches(said -> said.has(Trait.CLAIMS_SUCCESS));
      case "untried" -> assertThat(read(words)).matches(said -> said.has(Trait.ADMITS_UNTRIED));
      case "refutes" -> assertThat(read(words)).matches(said -> said.has(Trait.REFUTES));
      case "unable" -> assertThat(read(words)).matches(said -> said.has(Trait.UNABLE));
      case "elsewhere" ->
          assertThat(read(words))
              .matches(said -> said.subject() == Subject.LIMIT && !said.has(Trait.ADMITS_UNTRIED));
      case "passing" -> assertThat(read(words)).matches(said -> said.has(Trait.PASSING));
      case "limit" -> assertThat(read(words).subject()).isEqualTo(Subject.LIMIT);
      case "open" -> assertThat(read(words).subject()).isEqualTo(Subject.OPEN);
      case "cause" -> assertThat(read(words).subject()).isEqualTo(Subject.CAUSE);
      case "talk" -> assertThat(read(words).subject()).isEqualTo(Subject.TALK);
      default -> throw new IllegalArgumentException(meaning + " in " + language);
    }
  }

  static Stream<Arguments> sentences() {
    return DataFile.entries(CueWords.class, "user-words/languages.txt").stream()
        .flatMap(SentencesOfLanguagesTest::ofLanguage);
  }

  private static Stream<Arguments> ofLanguage(String language) {
    return DataFile.entries(SentencesOfLanguagesTest.class, "sentences/" + language + ".txt")
        .stream()
        .map(line -> line.split(": ", 2))
        .map(parts -> Arguments.of(language, parts[0], parts[1]));
  }

  private static String asked(String words) {
    return USERS.read(words, 1, false).subject().text();
  }

  private static Sentence read(String answer) {
    return ANSWERS.read(answer, 1).sentences().getFirst();
  }
}
