package dev.memories.tree.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.memories.TestSessions;
import dev.memories.session.SessionId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class CitedMarkdownTest {
  private static final SessionId GONE = new SessionId("01a20297-7461-7abc-8def-0123456789ab");
  private static final String ONLY = "01a20297-7461";
  private static final String OTHER = "01a20298-0428";

  private static String without(String text) {
    return new CitedMarkdown(text).without(GONE).text();
  }

  @Test
  void whatOnlyItSupportsGoes() {
    assertThat(without("# shop\n\n## Traps\n- a [" + OTHER + " L1]\n- b [" + ONLY + " L2, L3]\n"))
        .isEqualTo("# shop\n\n## Traps\n- a [" + OTHER + " L1]\n");
  }

  @Test
  void whatOthersSupportTooNamesThemOnly() {
    CitedMarkdown.Erased erased =
        new CitedMarkdown("- a [" + ONLY + " L2; " + OTHER + " L1; failed since, verify]\n")
            .without(GONE);

    assertThat(erased)
        .isEqualTo(
            new CitedMarkdown.Erased("- a [" + OTHER + " L1; failed since, verify]\n", 0, 1));
  }

  @Test
  void aCautionIsNoSource() {
    assertThat(without("- a [" + ONLY + " L2; a newer session says the opposite, verify]\n"))
        .isEmpty();
  }

  @Test
  void idsInTheWordsOfABulletAreNoSources() {
    String kept = "- `kubectl logs " + ONLY + "` [" + OTHER + " L1]\n";

    assertThat(without(kept)).isEqualTo(kept);
    assertThat(without("- `kubectl logs " + OTHER + "` [" + ONLY + " L1]\n")).isEmpty();
  }

  @Test
  void everyBlockThatGoesIsCounted() {
    CitedMarkdown.Erased erased =
        new CitedMarkdown("- a [" + ONLY + "]\n- b [" + ONLY + "]\n- c [" + OTHER + "]\n")
            .without(GONE);

    assertThat(erased).isEqualTo(new CitedMarkdown.Erased("- c [" + OTHER + "]\n", 2, 0));
    assertThat(new CitedMarkdown("- c [" + OTHER + "]\n").names(GONE)).isFalse();
    assertThat(new CitedMarkdown("- c [" + ONLY + "]\n").names(GONE)).isTrue();
    assertThat(new CitedMarkdown("- c [" + ONLY + "; " + OTHER + "]\n").sources())
        .containsExactly(ONLY, OTHER);
  }

  @Test
  void aSectionThatLosesItsLastBulletGoes() {
    assertThat(without("# shop\n\nIntro.\n\n## Traps\n- b [" + ONLY + "]\n\n## Checks\n- c\n"))
        .isEqualTo("# shop\n\nIntro.\n\n## Checks\n- c\n");
    assertThat(without("# shop\n\n## Empty\n\n## Traps\n- b [" + ONLY + "]\n"))
        .isEqualTo("# shop\n\n## Empty\n");
  }

  @Test
  void theTitleStays() {
    assertThat(without("# shop\n\n## Traps\n- b [" + ONLY + "]\n")).isEqualTo("# shop\n");
  }

  @Test
  void continuationsAndWhatHangsBelowGoWithTheirBullet() {
    assertThat(
            without(
                "- a (trace: `"
                    + GONE
                    + "`)\n  more of a\n  - detail\n  - own ["
                    + OTHER
                    + "]\n- b\n"))
        .isEqualTo("  - own [" + OTHER + "]\n- b\n");
    assertThat(without("## Session " + GONE + "\n\nwhat it did\n\n- and how\n\n## Next\n\ntext\n"))
        .isEqualTo("## Next\n\ntext\n");
  }

  @Test
  void codeIsNotTakenForBulletsOrHeadings() {
    String text =
        "- a [" + OTHER + "]\n  ```sh\n# [" + ONLY + "]\n- x [" + ONLY + "]\n  ```\n- b\n";

    assertThat(without("- gone [" + ONLY + "]\n" + text)).doesNotContain("gone").contains("- b");
  }

  @Test
  void idsThatAModelWroteInItsOwnWayAreTakenOut() {
    assertThat(without("- a (traces: `" + GONE + "`, `" + OTHER + "`)\n"))
        .isEqualTo("- a (traces: `" + OTHER + "`)\n");
    assertThat(without("- a (traces: " + OTHER + ", " + GONE + ")\n"))
        .isEqualTo("- a (traces: " + OTHER + ")\n");
  }

  @Test
  void stepsAreNumberedAnew() {
    assertThat(
            without(
                "## Steps\n1. a ["
                    + ONLY
                    + "; "
                    + OTHER
                    + "]\n2. b ["
                    + ONLY
                    + "]\n3. c ["
                    + OTHER
                    + "]\n"))
        .isEqualTo("## Steps\n1. a [" + OTHER + "]\n2. c [" + OTHER + "]\n");
  }

  @Test
  void frontMatterIsNotMarkdown() {
    String front = "---\nname: verify\n# comment\n---\n";

    assertThat(without(front + "\n# Verify\n- a [" + ONLY + "]\n"))
        .isEqualTo(front + "\n# Verify\n");
  }

  @Test
  void anotherIdThatBeginsLikeItIsAnother() {
    SessionId other = TestSessions.id(1);
    String text = "- a [" + other + "]\n";

    assertThat(new CitedMarkdown(text).without(TestSessions.id(2)).isUnchanged()).isTrue();
  }

  @Test
  void textThatDoesNotNameItStaysByteForByte() {
    qt().forAll(markdown()).checkAssert(CitedMarkdownTest::assertUnchanged);
  }

  private static void assertUnchanged(String text) {
    assertThat(without(text)).isEqualTo(text);
    assertThat(MarkdownBlock.join(MarkdownBlock.parse(text)).replaceAll("\\d", ""))
        .isEqualTo(text.replaceAll("\\d", ""));
  }

  private static Gen<String> markdown() {
    Gen<String> line =
        pick(
            List.of(
                "# a",
                "## b",
                "- c [" + OTHER + " L1]",
                "  - d",
                "1. e",
                "",
                "text",
                "```",
                "---",
                "\r"));
    return lists().of(line).ofSizeBetween(0, 12).map(lines -> String.join("\n", lines));
  }
}
