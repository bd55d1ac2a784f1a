package dev.memories.tree.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.memories.TestSessions;
import dev.memories.session.SessionId;
import java.util.List;
import java.util.Locale;
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
  void bulletThatOnlyTheSessionSupportsIsRemoved() {
    assertThat(without("# shop\n\n## Traps\n- a [" + OTHER + " L1]\n- b [" + ONLY + " L2, L3]\n"))
        .isEqualTo("# shop\n\n## Traps\n- a [" + OTHER + " L1]\n");
  }

  @Test
  void idInUpperCaseIsTheSameSession() {
    String upper = ONLY.toUpperCase(Locale.ROOT);

    assertThat(without("- a [" + OTHER + " L1]\n- b [" + upper + " L2, L3]\n"))
        .isEqualTo("- a [" + OTHER + " L1]\n");
    assertThat(without("- a [" + OTHER + " L1; " + upper + " L2]\n"))
        .isEqualTo("- a [" + OTHER + " L1]\n");
  }

  @Test
  void bulletOfSeveralSessionsLosesOneSource() {
    CitedMarkdown.Erased erased =
        new CitedMarkdown("- a [" + ONLY + " L2; " + OTHER + " L1; failed since, verify]\n")
            .without(GONE);

    assertThat(erased)
        .isEqualTo(
            new CitedMarkdown.Erased("- a [" + OTHER + " L1; failed since, verify]\n", 0, 1));
  }

  @Test
  void cautionIsNotASource() {
    assertThat(without("- a [" + ONLY + " L2; a newer session says the opposite, verify]\n"))
        .isEmpty();
  }

  @Test
  void idsInTheTextOfABulletAreNotSources() {
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
    assertThat(new CitedMarkdown("- c [" + OTHER + "]\n").cites(GONE)).isFalse();
    assertThat(new CitedMarkdown("- c [" + ONLY + "]\n").cites(GONE)).isTrue();
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
  void continuationsAndChildrenAreRemovedWithTheirBullet() {
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
  void codeIsNotParsedAsBulletsOrHeadings() {
    String text = "- a [" + OTHER + "]\n  ```sh\n  # x\n  - y\n  ```\n- b\n";

    assertThat(without("- gone [" + ONLY + "]\n" + text)).isEqualTo(text);
  }

  @Test
  void longFenceMayContainAShorterOne() {
    String text = "- a [" + OTHER + "]\n\n````\n```\n# Heading\n- bullet\n````\n";

    assertThat(without(text + "- gone [" + ONLY + "]\n- b\n")).isEqualTo(text + "- b\n");
  }

  @Test
  void codeIsRemovedWithItsBullet() {
    assertThat(without("- gone [" + ONLY + "]\n\n  ```\n  - x\n\n  y\n  ```\n- b\n"))
        .isEqualTo("- b\n");
  }

  @Test
  void underlinedHeadingIsAHeading() {
    assertThat(without("Traps\n-----\n- b [" + ONLY + "]\n\nChecks\n------\n- c\n"))
        .isEqualTo("Checks\n------\n- c\n");
  }

  @Test
  void lazyContinuationBelongsToItsBullet() {
    assertThat(without("- gone\nin two lines [" + ONLY + "]\n- b\n")).isEqualTo("- b\n");
    assertThat(without("> gone\nin two lines [" + ONLY + "]\n\nb\n")).isEqualTo("b\n");
  }

  @Test
  void htmlIsNotParsedAsBulletsOrHeadings() {
    String html = "<pre>\n# [" + OTHER + "]\n- x\n\n- y\n</pre>\n";

    assertThat(without(html + "\n- gone [" + ONLY + "]\n- b\n")).isEqualTo(html + "\n- b\n");
  }

  @Test
  void nestedItemsAreRemovedWithTheItemAroundThem() {
    assertThat(
            without(
                "1.  gone ["
                    + ONLY
                    + "]\n\n    - nested\n\n      - deeper\n2.  b\n    - c\n3.  d\n"))
        .isEqualTo("1.  b\n    - c\n2.  d\n");
    assertThat(without("- - gone [" + ONLY + "]\n  - b\n- c\n")).isEqualTo("  - b\n- c\n");
  }

  @Test
  void idsOutsideBracketsAreRemoved() {
    assertThat(without("- a (traces: `" + GONE + "`, `" + OTHER + "`)\n"))
        .isEqualTo("- a (traces: `" + OTHER + "`)\n");
    assertThat(without("- a (traces: " + OTHER + ", " + GONE + ")\n"))
        .isEqualTo("- a (traces: " + OTHER + ")\n");
  }

  @Test
  void remainingStepsAreRenumbered() {
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
  void onlyAListThatLostAStepIsRenumbered() {
    assertThat(without("1. a\n1. b\n\ntext\n\n7. c [" + ONLY + "]\n8. d\n9. e\n"))
        .isEqualTo("1. a\n1. b\n\ntext\n\n7. d\n8. e\n");
    assertThat(without("1. a\n   1. x [" + ONLY + "]\n   2. y\n2. b\n"))
        .isEqualTo("1. a\n   1. y\n2. b\n");
  }

  @Test
  void frontMatterIsNotMarkdown() {
    String front = "---\nname: verify\n# comment\n---\n";

    assertThat(without(front + "\n# Verify\n- a [" + ONLY + "]\n"))
        .isEqualTo(front + "\n# Verify\n");
  }

  @Test
  void idWithTheSameBeginningIsAnotherSession() {
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
