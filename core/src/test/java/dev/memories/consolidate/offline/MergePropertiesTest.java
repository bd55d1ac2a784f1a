package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.consolidate.offline.OfflineConsolidator.MergedMemory;
import dev.memories.session.Project;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the traces hold: bullets say nothing that their traces do not, and there are few. */
class MergePropertiesTest {
  private static final Project SHOP = new Project("/srv/shop");

  @Property(tries = 60)
  void bulletsAreBorneOutByTheTracesTheyName(@ForAll("bodies") List<String> bodies) {
    List<Trace> traces = traces(bodies);

    MergedMemory merged = OfflineConsolidator.merge(SHOP, traces);

    RegistryEvidence.check(merged, traces);
    assertThat(OfflineConsolidator.merge(SHOP, traces(bodies))).isEqualTo(merged);
  }

  @Property(tries = 5)
  void aRegistryIsBounded(@ForAll("bodies") List<String> bodies) {
    List<Trace> traces = traces(bodies.stream().map(body -> body.repeat(60)).toList());

    assertThat(Utf8Budget.length(OfflineConsolidator.merge(SHOP, traces).registry()))
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

  @Provide
  Arbitrary<List<String>> bodies() {
    Arbitrary<String> bullet = bullets();
    Arbitrary<String> list = bullet.list().ofMaxSize(4).map(all -> String.join("\n", all));
    Arbitrary<String> outcome =
        Arbitraries.of("success", "fail", "partial", "uncertain", "who knows");
    return Combinators.combine(outcome, list, list, list, list, list)
        .as(
            (ending, wishes, steps, failures, knowledge, pointers) ->
                "# Title of a made-up trace\nTrace context: /srv/shop\nUser preferences:\n"
                    + wishes
                    + "\n\n## Task: Do the thing, please\nOutcome: "
                    + ending
                    + "\nKey steps:\n"
                    + steps
                    + "\nThings that did not work / things that can be improved:\n"
                    + failures
                    + "\nReusable knowledge:\n"
                    + knowledge
                    + "\nPointers and references (annotate why each item matters):\n"
                    + pointers
                    + "\n")
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  private static Arbitrary<String> bullets() {
    return Arbitraries.of(
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
            "word ".repeat(90))
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(parts -> "- " + String.join(" ", parts));
  }
}
