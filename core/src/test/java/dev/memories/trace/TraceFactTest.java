package dev.memories.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.trace.TraceFact.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms of bullets that the offline extractor writes, and looser ones of models. */
class TraceFactTest {
  private static TraceFact read(String bullet) {
    return TraceFact.of(TraceBullet.parse(bullet));
  }

  private static TraceFact.Run run(String bullet) {
    assertThat(read(bullet)).isInstanceOf(TraceFact.Run.class);
    return (TraceFact.Run) read(bullet);
  }

  @Test
  void aCheckThatPassed() {
    TraceFact.Run run =
        run("Run `make test` to verify, outside the sandbox: exit 0, `3 passed` [L4]");

    assertThat(run.command()).isEqualTo("make test");
    assertThat(run.passed()).isTrue();
    assertThat(run.outsideSandbox()).isTrue();
    assertThat(run.printed()).isEqualTo("`3 passed`");
    assertThat(run.bullet().lines()).containsExactly(4);
    assertThat(run("Ran `pytest -q` again, exit code 0 (`48 passed`)").printed())
        .isEqualTo("`48 passed`");
    assertThat(run("Run `make test`: exit 0").printed()).isEmpty();
  }

  @Test
  void aFailureWithItsRemedy() {
    TraceFact.Run run =
        run("`make up`, exit 1: \"error: no `config` found\"; passed as `make up X=1` [L4, L9]");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outsideSandbox()).isFalse();
    assertThat(run.printed()).isEqualTo("\"error: no `config` found\"");
    assertThat(run.remedy()).isEqualTo(new Remedy("passed as `make up X=1`", false));
    assertThat(run("`make up`, exit 1: `boom`; got past it outside the sandbox").remedy())
        .isEqualTo(new Remedy("got past it outside the sandbox", false));
  }

  @Test
  void wordsOfARemedyBeforeTheExitCodeAreNone() {
    TraceFact.Run run = run("`make up`; passed as told, exit 1: `boom`");

    assertThat(run.remedy()).isNull();
    assertThat(run.printed()).isEqualTo("`boom`");
  }

  @Test
  void aRemedyThatAnEditBrought() {
    assertThat(run("`make`, exit 2: `boom`; passed after `a` -> `b` in `x.c`").remedy())
        .isEqualTo(new Remedy("passed after `a` -> `b` in `x.c`", true));
    assertThat(run("`make`, exit 2: `boom`; passed later").remedy())
        .isEqualTo(new Remedy("passed later", true));
    assertThat(run("`make`, exit 2: `boom`; passed after a change in `x.c`").remedy().byEdit())
        .isTrue();
    assertThat(run("`make`, exit 2: `boom`; passed after `docker compose up -d`").remedy().byEdit())
        .isFalse();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    TraceFactWriter.Run run =
        new TraceFactWriter.Run("`make test`", "`apps/api`", true, 0, "\"no `x` in \"y\" left\"");
    Remedy edited = new Remedy("passed after `a` -> `b` in `x.c`", true);
    Remedy started = new Remedy("passed after `make up`, in `apps/api`", false);
    TraceFactWriter.Run inside =
        new TraceFactWriter.Run("`make test`", "", false, 2, "`boom; it passed by`");
    List<Long> lines = List.of(4L, 9L);

    for (TraceFact fact :
        List.of(
            TraceFactWriter.proof(run, true, lines),
            TraceFactWriter.proof(run, false, lines),
            TraceFactWriter.failure(inside, false, null, lines),
            TraceFactWriter.failure(inside, true, edited, lines),
            TraceFactWriter.failure(inside, false, started, lines),
            TraceFactWriter.change(
                List.of(
                    new TraceFactWriter.ChangedFile("`a`", "`f(x)` -> `g)`"),
                    new TraceFactWriter.ChangedFile("`b`", "")),
                2,
                lines),
            TraceFactWriter.openEnd("`make`, no result", lines),
            TraceFactWriter.statement("\"`make` ends with exit 1\"", lines),
            TraceFactWriter.statement("`<a>` (contradicted: `make`, exit 1)", lines))) {
      assertThat(TraceFact.of(TraceBullet.parse(fact.bullet().markdown()))).isEqualTo(fact);
    }
    assertThat(TraceFactWriter.proof(run, true, lines).bullet().text())
        .isEqualTo(
            "Run `make test` to verify, in `apps/api`, outside the sandbox: exit 0,"
                + " \"no `x` in \"y\" left\"");
  }

  @Test
  void changesOpenEndsAndStatements() {
    assertThat(read("changed `a.c`, `b.c` and 2 more [L4]"))
        .isEqualTo(
            new TraceFact.Change(
                new TraceBullet("changed `a.c`, `b.c` and 2 more", List.of(4)),
                List.of("a.c", "b.c")));
    assertThat(read("open: \"The alert is not set up.\" [L4]"))
        .isInstanceOfSatisfying(
            TraceFact.OpenEnd.class,
            open -> assertThat(open.text()).isEqualTo("\"The alert is not set up.\""));
    assertThat(read("\"It exits with 2 on errors.\" [L4]"))
        .isInstanceOfSatisfying(
            TraceFact.Statement.class, said -> assertThat(said.isQuote()).isTrue());
    assertThat(read("`exit 0` is the way out")).isInstanceOf(TraceFact.Statement.class);
  }

  @Test
  void aTaskTellsWhatItsOutcomeRestsOn() {
    String task =
        """
        ## Task: One
        Outcome: %s
        Key steps:
        - changed `a.c` [L3]
        Things that did not work:
        - `make`, exit 2: `boom` [L5, L6]
        %s
        Reusable knowledge:
        - Run `make test`: exit 0, `fine` [L8]
        """;

    assertThat(TraceDocument.parse(task.formatted("success", "")).facts().getFirst())
        .satisfies(
            facts -> {
              assertThat(facts.why()).isEqualTo("Run `make test`: exit 0, `fine`");
              assertThat(facts.files()).containsExactly("a.c");
              assertThat(facts.lines()).containsExactly(3, 5, 6, 8);
            });
    assertThat(TraceDocument.parse(task.formatted("fail", "")).facts().getFirst().why())
        .isEqualTo("`make`, exit 2: `boom`");
    assertThat(
            TraceDocument.parse(task.formatted("fail", "- the user rejected this: \"no\" [L9]"))
                .facts()
                .getFirst()
                .why())
        .isEqualTo("the user rejected this: \"no\"");
    assertThat(
            TraceDocument.parse(task.formatted("Partial (not verified)", ""))
                .facts()
                .getFirst()
                .why())
        .isEqualTo("not verified");
  }
}
