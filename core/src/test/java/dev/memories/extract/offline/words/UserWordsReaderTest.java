package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserWordsReaderTest {
  private static final OfflineRules RULES = OfflineRules.load();
  private static final UserWordsReader READER =
      new UserWordsReader(new ExcerptMaker(SecretRedactor.product()), RULES.cues(), RULES.lines());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fix the cart.                                                     | Fix the cart.",
        "The cart is blue, and it should be a round one. Fix it, please.   | The cart is blue, and it should be a round one.",
        "Look here. The cart is blue, and it should be a round one. Fix it. | Look here. The cart is blue, and it should be a round one.",
        "Hi there, the cart is blue, and it should be a round one. Fix it. | the cart is blue, and it should be a round one.",
        "Hi there.                                                         | Hi there.",
        "The cart of the shop in the harbour, e.g. the blue one. Fix it.   | The cart of the shop in the harbour, e.g. the blue one."
      })
  void subjectIsTheFirstSentenceWithOneMoreWhereThatIsShort(String message, String subject) {
    assertThat(read(message).subject().text()).isEqualTo(subject);
  }

  @Test
  void shortMessageIsItsOwnHeading() {
    String first = "The cart is blue, and it should be a round one.";
    String second = " " + "x".repeat(139 - first.length());

    assertThat(read(first + second).heading().text()).isEqualTo(first + second);
    assertThat(read(first + second + "x").heading().text()).isEqualTo(first);
  }

  @Test
  void messageThatIsAllPastedIsItsOwnSubject() {
    assertThat(read("> The cart is blue.").subject().text()).isEqualTo("> The cart is blue.");
    assertThat(read("> The cart is blue.").whole().isEmpty()).isTrue();
  }

  @Test
  void firstThreeFilesOfTheProseAreNamed() {
    assertThat(texts(read("See a.py, b/c.java, a.py,\n    at pasted.py\nd.md and e.ts.").files()))
        .containsExactly("a.py", "b/c.java", "d.md");
  }

  @Test
  void errorsOfAPastedTextAreReported() {
    assertThat(texts(read("It fails:\nerror: no such colour").reported()))
        .containsExactly("error: no such colour");
    assertThat(read("error: no such colour").reported()).isEmpty();
  }

  @Test
  void listsOfATemplateAreNoWishes() {
    String message = "Review it.\n- Never use mocks.";

    assertThat(READER.read(message, 1, true).wishes()).isEmpty();
    assertThat(READER.read(message, 1, false).wishes()).hasSize(1);
  }

  private static UserWords read(String message) {
    return READER.read(message, 1, false);
  }

  private static List<String> texts(List<Excerpt> excerpts) {
    return excerpts.stream().map(Excerpt::text).toList();
  }
}
