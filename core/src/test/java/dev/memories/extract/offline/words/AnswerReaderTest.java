package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.words.AgentAnswer.Sentence;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.redact.SecretRedactor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables {@code |} stands for a line break. */
class AnswerReaderTest {
  private static final AnswerReader READER =
      new AnswerReader(new ExcerptMaker(SecretRedactor.product()), OfflineRules.load());

  @ParameterizedTest
  @CsvSource({
    "The cart is blue and round., RESULT",
    "The cart uses decimals., DECISION",
    "The total was wrong., CAUSE",
    "The docs still need a line., OPEN",
    "Cause: the loggers remain in UTC., CAUSE",
    "I could not start the server., LIMIT",
    "Let me know what you think., TALK",
    "Shall the cart be green?, TALK",
    "I'll write the docs later., OPEN",
    "Sure: the docs are missing., OPEN"
  })
  void sentenceIsAboutWhatItsWordsSay(String sentence, AgentAnswer.Subject subject) {
    assertThat(read(sentence)).extracting(Sentence::subject).containsExactly(subject);
  }

  @Test
  void sentencesKnowWhatStandsBetweenThem() {
    String answer =
        """
        The cart was slow. Sorry. It reads each row once now.
        The index is new.

        - the docs of the cart are new
        - the list sorts itself. 合計は正しいです。丸めは一回だけです。
        """;

    assertThat(read(answer))
        .extracting(Sentence::place)
        .containsExactly(
            new AgentAnswer.Place(0, 0, true),
            new AgentAnswer.Place(0, 2, true),
            new AgentAnswer.Place(0, 3, true),
            new AgentAnswer.Place(2, 0, true),
            new AgentAnswer.Place(3, 0, true),
            new AgentAnswer.Place(3, 1, true),
            new AgentAnswer.Place(3, 2, false));
  }

  @ParameterizedTest
  @CsvSource({
    "Remaining:|- the docs of the cart, OPEN",
    "Remaining:||- the docs of the cart, OPEN",
    "## Remaining|1. the docs of the cart, OPEN",
    "**Remaining**|* the docs of the cart, OPEN",
    "Files:|- the docs of the cart, RESULT",
    "Remaining:|> a quote from somewhere|- the docs of the cart, RESULT"
  })
  void itemTakesItsSubjectFromTheHeading(String answer, AgentAnswer.Subject subject) {
    assertThat(read(answer)).extracting(Sentence::subject).containsExactly(subject);
  }

  @Test
  void onlyTheListAfterAColonAndNoChoiceIsOpen() {
    assertThat(read("To run `gut` here you need to do two things first:"))
        .extracting(Sentence::subject)
        .containsExactly(AgentAnswer.Subject.RESULT);
    assertThat(read("- A: the volume `v1` can still be made larger later on."))
        .extracting(Sentence::subject)
        .containsExactly(AgentAnswer.Subject.RESULT);
    assertThat(read("- The volume `v1` still needs a backup."))
        .extracting(Sentence::subject)
        .containsExactly(AgentAnswer.Subject.OPEN);
  }

  @Test
  void bracketIsNoEndOfASentence() {
    assertThat(texts("It waits for `busy` (max. 20 s) and then looks. Nothing else changed here."))
        .containsExactly(
            "It waits for `busy` (max. 20 s) and then looks.", "Nothing else changed here.");
  }

  @Test
  void tableIsReadWhereThereAreNoSentences() {
    AgentAnswer answer =
        READER.read("| Town | Share |\n| --- | --- |\n| Basel | 21.4 % |\n| Graz | 27.7 % |", 7);

    assertThat(answer.sentences())
        .extracting(sentence -> sentence.text().text())
        .containsExactly("Basel | 21.4 %", "Graz | 27.7 %");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I look into the cart.",
        "Vielleicht liegt es am Wagen.",
        "エンコーダーを確認します。",
        "现在检查一下购物车里的代码。"
      })
  void announcementsAndGuessesPass(String sentence) {
    assertThat(read(sentence)).extracting(said -> said.has(Trait.PASSING)).containsExactly(true);
  }

  @Test
  void findingDoesNotPass() {
    assertThat(read("The cart rounds before it sums up."))
        .extracting(said -> said.has(Trait.PASSING))
        .containsExactly(false);
  }

  @Test
  void headingEndsWithTheList() {
    assertThat(read("Remaining:|- the docs of the cart|The view is round.|- the colour of it"))
        .extracting(Sentence::subject)
        .containsExactly(
            AgentAnswer.Subject.OPEN, AgentAnswer.Subject.RESULT, AgentAnswer.Subject.RESULT);
  }

  @ParameterizedTest
  @CsvSource({
    "The cart turned blue|and round again., The cart turned blue and round again.",
    "The cart turned blue  |  (and round) again., The cart turned blue (and round) again.",
    "- The cart turned blue|  and round again., The cart turned blue and round again."
  })
  void lineThatGoesOnIsJoinedWithTheNext(String answer, String sentence) {
    assertThat(texts(answer)).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "The cart turned blue|The view is round., The cart turned blue, The view is round.",
    "The cart turned blue.|and the view is round., The cart turned blue., and the view is round.",
    "The cart turned blue||and the view is round., The cart turned blue, and the view is round."
  })
  void newSentenceIsNotJoined(String answer, String first, String second) {
    assertThat(texts(answer)).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```|rm -rf everything here|and all there|```|The view is round.",
        "> The words of others.|The view is round.",
        "## A heading of some length|The view is round.",
        "It is blue.|The view is round."
      })
  void codeQuotesHeadingsAndFragmentsAreNoSentences(String answer) {
    assertThat(texts(answer)).containsExactly("The view is round.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"## A heading|and so it goes on.", "> a quote|and so it goes on."})
  void nothingIsJoinedToAHeadingOrAQuote(String answer) {
    assertThat(texts(answer)).containsExactly("and so it goes on.");
  }

  @Test
  void wordOfPolitenessBeforeASentenceIsLeftOut() {
    assertThat(texts("Sorry. The cache was stale for hours."))
        .containsExactly("The cache was stale for hours.");
  }

  @Test
  void labelSaysNothing() {
    assertThat(texts("- Only these two differ (`a.png`):|- The cave differs in 12 pixels."))
        .containsExactly("Only these two differ (`a.png`):", "The cave differs in 12 pixels.");
    assertThat(texts("- Differences (`out/diff.png`):|- The cave differs in 12 pixels."))
        .containsExactly("The cave differs in 12 pixels.");
  }

  @Test
  void otherShortWordsBeforeASentenceStay() {
    assertThat(texts("Update. The cache was stale for hours."))
        .containsExactly("Update. The cache was stale for hours.");
  }

  @Test
  void sentencesOfTwelveToFourHundredAndTwentyCharactersCount() {
    assertThat(texts("It was blue.")).hasSize(1);
    assertThat(texts("It is blue.")).isEmpty();
    assertThat(texts("x".repeat(419) + ".")).hasSize(1);
    assertThat(texts("x".repeat(420) + ".")).isEmpty();
  }

  @Test
  void fortySentencesCount() {
    assertThat(texts("The cart is blue.|".repeat(41))).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "All tests pass.",
        "The build is green.",
        "The lint target succeeds.",
        "Everything passes."
      })
  void claims(String sentence) {
    assertThat(read(sentence)).singleElement().matches(said -> said.has(Trait.CLAIMS_SUCCESS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The colour of it is ok.",
        "The tests pass, but two fail.",
        "All tests pass only on Linux.",
        "The tests should pass now.",
        "The tests pass, the docs are missing."
      })
  void noClaims(String sentence) {
    assertThat(read(sentence)).singleElement().matches(said -> !said.has(Trait.CLAIMS_SUCCESS));
  }

  @Test
  void whatTheUserDidNotWantToBeRunIsNoAdmission() {
    assertThat(read("I did not test the upload.|As requested, I did not test the upload."))
        .extracting(said -> said.has(Trait.ADMITS_UNTRIED))
        .containsExactly(true, false);
  }

  private static List<String> texts(String answer) {
    return read(answer).stream().map(sentence -> sentence.text().text()).toList();
  }

  private static List<Sentence> read(String answer) {
    return READER.read(answer.replace('|', '\n'), 1).sentences();
  }

  @Test
  void answerOfAWordIsOne() {
    assertThat(texts("3.8.0+118.")).containsExactly("3.8.0+118.");
    assertThat(texts("On `main`.")).containsExactly("On `main`.");
    assertThat(texts("Fine.")).isEmpty();
  }

  @Test
  void proseOfABriefAnswerIsOneParagraph() {
    AgentAnswer answer =
        READER.read(
            "It does not read `a.py` any more.\n\n- The list stays apart.\n\nThe tests pass.", 1);

    assertThat(answer.isBrief()).isTrue();
    assertThat(answer.sentences().getFirst().place())
        .matches(first -> answer.sentences().getLast().place().goesOnFrom(first));
    assertThat(answer.sentences().get(1).place().paragraph()).isNotZero();
  }
}
