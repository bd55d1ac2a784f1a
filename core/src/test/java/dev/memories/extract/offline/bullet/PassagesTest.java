package dev.memories.extract.offline.bullet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.bullet.TaskBullet.Said;
import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.trace.TraceFactWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PassagesTest {
  private static final TaskBullet CHANGED =
      new TaskBullet(
          Section.STEPS, 6, "changed", TraceFactWriter.statement("changed `lamp.c`", List.of(7L)));

  private static TaskBullet said(String text, int paragraph, int number, long line) {
    return said(text, new AgentAnswer.Place(paragraph, number, true), line, false);
  }

  private static TaskBullet said(String text, AgentAnswer.Place place, long line, boolean leans) {
    Excerpt words = new Excerpt(text);
    return new TaskBullet(
        Section.STEPS,
        5,
        "said " + text,
        TraceFactWriter.statement(words.inQuotes(), List.of(line)),
        Optional.of(new Said(words, place, line, leans, List.of())));
  }

  private static List<String> joined(TaskBullet... bullets) {
    return Passages.joined(List.of(bullets)).stream()
        .map(bullet -> bullet.fact().bullet().markdown())
        .toList();
  }

  @Test
  void neighboursOfAParagraphAreOnePassageBeforeTheRest() {
    assertThat(joined(CHANGED, said("The lamp was dim.", 0, 0, 9), said("It burns now.", 0, 1, 9)))
        .containsExactly("\"The lamp was dim. It burns now.\" [L9]", "changed `lamp.c` [L7]");
  }

  @Test
  void markStandsWhereASentenceIsLeftOut() {
    assertThat(joined(said("The lamp was dim.", 0, 0, 9), said("It burns now.", 0, 2, 9)))
        .containsExactly("\"The lamp was dim. … It burns now.\" [L9]");
  }

  @Test
  void sentencesWithoutSpaceBetweenStayTogether() {
    AgentAnswer.Place second = new AgentAnswer.Place(0, 1, false);

    assertThat(joined(said("灯が暗い。", 0, 0, 9), said("今は明るい。", second, 9, false)))
        .containsExactly("\"灯が暗い。今は明るい。\" [L9]");
  }

  @Test
  void otherParagraphsAndAnswersStayApart() {
    assertThat(
            joined(
                said("The lamp was dim.", 0, 0, 9),
                said("It burns now.", 1, 0, 9),
                said("The horn is loud.", 1, 1, 12)))
        .hasSize(3);
  }

  @Test
  void longPassageIsDivided() {
    String sentence = "The lamp of the harbour " + "blinks and ".repeat(20) + "rests.";

    assertThat(joined(said(sentence, 0, 0, 9), said(sentence, 0, 1, 9))).hasSize(2);
  }

  @Test
  void shortSentenceStandsOrFallsWithTheOneBeforeIt() {
    TaskBullet first = said("`b.csv` mixes two forms of dates.", 0, 0, 9);
    TaskBullet leaning = said("I left that.", new AgentAnswer.Place(0, 1, true), 9, true);
    TaskBullet elsewhere = said("I left that.", new AgentAnswer.Place(1, 0, true), 9, true);

    assertThat(Passages.withLeaning(List.of(first, leaning)))
        .extracting(bullet -> bullet.fact().bullet().markdown())
        .containsExactly("\"`b.csv` mixes two forms of dates. I left that.\" [L9]");
    assertThat(Passages.withLeaning(List.of(first, elsewhere))).containsExactly(first, elsewhere);
    assertThat(Passages.withLeaning(List.of(leaning))).containsExactly(leaning);
  }
}
