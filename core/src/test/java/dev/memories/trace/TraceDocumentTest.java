package dev.memories.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceDocumentTest {
  private static final String OFFLINE =
      """
      # The half cent is rounded right
      Trace context: /srv/shop, branch `main` [L2]; one turn
      User preferences:
      - "No, not like that: `[L9]` stays" [L53]

      ## Task: Round the half cent
      Outcome: success
      Key steps:
      - `sh check.sh`, exit 0: `ok` [L27, L29]
      Things that did not work / things that can be improved:
      - `Math.round` on a double [L41]; the user rejected it [L53]
      Reusable knowledge:
      - none seen
      Pointers and references (annotate why each item matters):
      - `src/Money.java`: the fix [L60-L62]
      """;

  private static TraceFact fact(String text, Integer... lines) {
    return TraceFact.of(new TraceBullet(text, List.of(lines)));
  }

  @Test
  void markdownOfAStructureGivesTheStructure() {
    TraceDocument document = TraceDocument.parse(OFFLINE);

    assertThat(document.markdown()).contains("- `sh check.sh`, exit 0: `ok` [L27, L29]");
    assertThat(TraceDocument.parse(document.markdown())).isEqualTo(document);
    TraceDocument empty = new TraceDocument("a", "b", List.of(), List.of());
    assertThat(TraceDocument.parse(empty.markdown())).isEqualTo(empty);
  }

  @Test
  void notesOfAPreferenceAreNotItsText() {
    TraceDocument document =
        TraceDocument.parse(
            """
            User preferences:
            - "only the tests" (for this task) [L4]
            - "tabs are fine again" (takes an earlier wish back) [L9]
            """);

    assertThat(document.preferences())
        .containsExactly(
            new Preference("\"only the tests\"", false, false, List.of(4)),
            new Preference("\"tabs are fine again\"", true, true, List.of(9)));
    assertThat(document.markdown()).contains("- \"only the tests\" (for this task) [L4]");
  }

  @Test
  void evidenceMarkInsideQuotesIsQuoted() {
    assertThat(TraceBullet.parse("\"as [L2] says\" [L7]; more [L9]"))
        .isEqualTo(new TraceBullet("\"as [L2] says\"; more", List.of(7, 9)));
  }

  @Test
  void structureIsParsed() {
    TraceDocument document = TraceDocument.parse(OFFLINE);

    assertThat(document.title()).isEqualTo("The half cent is rounded right");
    assertThat(document.context()).isEqualTo("/srv/shop, branch `main` [L2]; one turn");
    assertThat(document.tasks())
        .containsExactly(
            new TraceDocument.Task(
                "Round the half cent",
                TraceOutcome.SUCCESS,
                "",
                List.of(fact("`sh check.sh`, exit 0: `ok`", 27, 29)),
                List.of(fact("`Math.round` on a double; the user rejected it", 41, 53)),
                List.of(),
                List.of(fact("none seen")),
                List.of(fact("`src/Money.java`: the fix", 60, 62))));
  }

  @Test
  void evidenceMarkInsideCodeIsCode() {
    assertThat(TraceDocument.parse(OFFLINE).preferences())
        .containsExactly(
            new Preference("\"No, not like that: `[L9]` stays\"", true, false, List.of(53)));
  }

  @Test
  void readsTheLooserFormsOfAModel() {
    TraceDocument document =
        TraceDocument.parse(
            """
            # Title

            User preferences: wants small commits

            ## Task: One
            **Outcome:** Partial (not verified)

            ### Key steps:
            1. ran `make`,
               which took a while
              - nested
            Reusable knowledge
            * `make -j8` is faster
            ### Raw trace notes
            - left out
            """);

    assertThat(document.preferences())
        .containsExactly(new Preference("wants small commits", true, false, List.of()));
    TraceDocument.Task task = document.tasks().getFirst();
    assertThat(task.outcome()).isEqualTo(TraceOutcome.PARTIAL);
    assertThat(task.steps())
        .extracting(fact -> fact.bullet().text())
        .containsExactly("ran `make`, which took a while", "nested");
    assertThat(task.knowledge())
        .extracting(fact -> fact.bullet().text())
        .containsExactly("`make -j8` is faster");
  }

  @Test
  void caveatsAndOpenEndsHaveTheirOwnList() {
    TraceDocument document =
        TraceDocument.parse(
            """
            ## Task: One
            Outcome: partial
            Things that did not work:
            - `make`, exit 2: `no rule` [L3, L4]
            Caveats and open ends:
            - "Not tried on hardware." [L9]
            - open: "The manual is not updated." [L9]
            """);

    assertThat(document.tasks().getFirst().left()).hasSize(2);
    TaskFacts facts = document.facts().getFirst();
    assertThat(facts.failures()).hasSize(1);
    assertThat(facts.caveats())
        .extracting(caveat -> caveat.bullet().text())
        .containsExactly("\"Not tried on hardware.\"");
    assertThat(facts.openEnds()).hasSize(1);
    assertThat(TraceDocument.parse(document.markdown())).isEqualTo(document);
  }

  @Test
  void everyTaskHasItsOwnOutcomeAndBullets() {
    TraceDocument document =
        TraceDocument.parse(
            """
            ## Task: One
            Outcome: fail
            Key steps:
            - first
            ## Task: Two
            Reusable knowledge:
            - second
            """);

    assertThat(document.tasks())
        .containsExactly(
            new TraceDocument.Task(
                "One",
                TraceOutcome.FAIL,
                "",
                List.of(fact("first")),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            new TraceDocument.Task(
                "Two",
                TraceOutcome.UNCERTAIN,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(fact("second")),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# A late title",
        "Trace context: /srv",
        "Outcome: success",
        "### Some other heading",
        "Key steps:"
      })
  void blankLineOrHeadingEndsABullet(String line) {
    TraceDocument document =
        TraceDocument.parse(
            "## Task: One\nReusable knowledge:\n- a\n  b\n" + line + "\nwords outside\n");

    assertThat(document.tasks().getFirst().knowledge()).containsExactly(fact("a b"));
    assertThat(document.tasks().getFirst().steps()).isEmpty();
  }

  @Test
  void onlyTheFirstTitleAndTheFirstContextCount() {
    TraceDocument document =
        TraceDocument.parse("# One\nTrace context: /a\n# Two\nTrace context: /b\n");

    assertThat(document.title()).isEqualTo("One");
    assertThat(document.context()).isEqualTo("/a");
  }

  @Test
  void aTextWithoutStructureHasNothing() {
    assertThat(TraceDocument.parse("just some words\n- and a bullet"))
        .isEqualTo(new TraceDocument("", "", List.of(), List.of()));
  }

  @Test
  void codeSpanEndsAtAsManyMarksAsItBeginsWith() {
    assertThat(new TraceBullet("run ``a `b` c`` or `d`, not `e", List.of()).codes())
        .containsExactly("a `b` c", "d");
  }
}
