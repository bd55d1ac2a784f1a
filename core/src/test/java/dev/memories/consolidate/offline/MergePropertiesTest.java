package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.memories.consolidate.offline.OfflineConsolidator.MergedMemory;
import dev.memories.folder.ProjectFolder;
import dev.memories.session.Project;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** A registry says only what its traces say, and stays short, whatever they hold. */
class MergePropertiesTest {
  private static final Project SHOP = new Project("/srv/shop");

  @Test
  void bulletsAreBorneOutByTheTracesTheyName() {
    qt().withExamples(60).forAll(bodies()).checkAssert(MergePropertiesTest::assertBorneOut);
  }

  private static void assertBorneOut(List<String> bodies) {
    List<Trace> traces = traces(bodies);

    MergedMemory merged = OfflineConsolidator.merge(SHOP, traces, ProjectFolder.absent());

    RegistryEvidence.check(merged, traces);
    assertThat(OfflineConsolidator.merge(SHOP, traces(bodies), ProjectFolder.absent()))
        .isEqualTo(merged);
  }

  @Test
  void aRegistryIsBounded() {
    qt().withExamples(5).forAll(bodies()).checkAssert(MergePropertiesTest::assertBounded);
  }

  private static void assertBounded(List<String> bodies) {
    List<Trace> traces = traces(bodies.stream().map(body -> body.repeat(60)).toList());

    assertThat(
            Utf8Budget.length(
                OfflineConsolidator.merge(SHOP, traces, ProjectFolder.absent()).registry()))
        .isLessThanOrEqualTo(12_000);
  }

  private static List<Trace> traces(List<String> bodies) {
    List<Trace> traces = new ArrayList<>();
    for (String body : bodies) {
      int number = bodies.size() - traces.size();
      traces.add(
          TestTraces.trace(
              "01d00000-00%02d-7000-8000-000000000000".formatted(number), SHOP.cwd(), body));
    }
    return traces;
  }

  private static Gen<List<String>> bodies() {
    Gen<String> outcome = pick(List.of("success", "fail", "partial", "uncertain", "who knows"));
    Gen<List<String>> sections = lists().of(bullets()).ofSize(5);
    return lists().of(outcome.zip(sections, MergePropertiesTest::body)).ofSizeBetween(1, 10);
  }

  private static String body(String outcome, List<String> sections) {
    return """
        # Title of a made-up trace
        Trace context: /srv/shop
        User preferences:
        %s

        ## Task: Do the thing, please
        Outcome: %s
        Key steps:
        %s
        Things that did not work / things that can be improved:
        %s
        Reusable knowledge:
        %s
        Pointers and references (annotate why each item matters):
        %s
        """
        .formatted(
            sections.get(0),
            outcome,
            sections.get(1),
            sections.get(2),
            sections.get(3),
            sections.get(4));
  }

  /** Up to four bullets, one a line. */
  private static Gen<String> bullets() {
    return lists().of(bullet()).ofSizeBetween(0, 4).map(all -> String.join("\n", all));
  }

  private static Gen<String> bullet() {
    Gen<String> part =
        pick(
            List.of(
                "`make test`",
                "`sh check.sh && npm run lint`",
                "``a `b` c``",
                "`open",
                "exit 0",
                "exit 1:",
                "`boom`",
                "never",
                "use tabs",
                "\"quoted words\"",
                "src/a.c",
                "`src/a.c:7`:",
                "[L3]",
                "[L4, L5]",
                "ünï 日本 👕",
                "; next:",
                "[REDACTED_SECRET]",
                "named by the user",
                "x".repeat(300),
                "word ".repeat(90)));
    return lists().of(part).ofSizeBetween(1, 7).map(parts -> "- " + String.join(" ", parts));
  }
}
