package dev.memories.extract.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What traces tell of sessions in which the agent calls its tools by scripts. */
class CodeModeTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");

  @TempDir Path folder;
  private final RolloutFixture session =
      RolloutFixture.session(Format.V171, ID, START, "/srv/shop").turn("/srv/shop");

  @Test
  void reportOfACommandThatEndsAfterItsTurnBelongsToItsTurn() throws IOException {
    session
        .user("Build it")
        .script("await tools.exec_command({cmd: \"make build\"});")
        .scriptOutput("Script running with cell ID g1:1")
        .assistant("It is building.")
        .user("Which version is it?")
        .shell("cat VERSION", 0, "1.2\n")
        .commandEnded("make build", 0, "built 3 files\n")
        .assistant("It is 1.2.");

    String trace = trace();

    assertThat(trace.indexOf("Run `make build` to verify: exit 0, `built 3 files`"))
        .isPositive()
        .isLessThan(trace.indexOf("## Task: Which version"));
    assertThat(trace).doesNotContain("still running");
  }

  @Test
  void commandThatAHookBlocksDidNotRun() throws IOException {
    session
        .user("Clean and lint")
        .script("const r = await tools.exec_command({cmd: \"rm -rf build && make lint\"});")
        .scriptOutput(
            "Script failed",
            "Script error:\nCommand blocked by PreToolUse hook: use git clean. Command: rm")
        .assistant("Blocked.");

    assertThat(trace())
        .contains("`rm -rf build && make lint`, did not run: `Command blocked by PreToolUse hook")
        .doesNotContain("Run `");
  }

  @Test
  void hookThatObjectsAfterwardsLeavesTheResultAsItIs() throws IOException {
    session
        .user("Lint it")
        .script("const r = await tools.exec_command({cmd: \"make lint\"}); text(r.output);")
        .commandEnded("make lint", 0, "0 warnings\n")
        .scriptOutput("Script failed", "Script error:\nLint hook: split the imports of cli.py")
        .assistant("Linted.");

    assertThat(trace())
        .contains("Run `make lint` to verify: exit 0 [L")
        .contains("a script failed: `Lint hook: split the imports of cli.py`");
  }

  @Test
  void commandThatTheUserDeclinedIsToldAsDeclined() throws IOException {
    session
        .user("Delete the old branch")
        .script(
            "await tools.exec_command({cmd: \"git branch -D old\", sandbox_permissions: \"require_escalated\"});")
        .item("custom_tool_call_output", "aborted by user after 1.8s")
        .aborted()
        .user("Keep it.");

    assertThat(trace()).contains("the user declined `git branch -D old`");
  }

  @Test
  void failureOfAServersToolIsToldOnce() throws IOException {
    session
        .user("Close ticket 7")
        .script("const c = await tools.mcp__desk__close({id: 7}); text(c);")
        .serverCalled("desk", "close", true, "ERROR 409: locked by mara")
        .scriptOutput("Script completed", "{\"isError\":true}")
        .assistant("It is locked.");

    assertThat(trace()).containsOnlyOnce("`close` of `desk` failed: `ERROR 409: locked by mara`");
  }

  @Test
  void commandKeepsTheFolderThatItRanIn() throws IOException {
    session
        .user("Test both packages")
        .script(
            "const root = await pwd(); for (const p of packages) await tools.exec_command({cmd: 'npm test', workdir: `${root}/${p}`});")
        .commandEnded("npm test", "/srv/shop/packages/api", 1, "not ok 1 - vat\n")
        .commandEnded("npm test", "/srv/shop/packages/web", 0, "ok 3\n")
        .scriptOutput("Script completed", "done")
        .assistant("The api fails.");

    assertThat(trace())
        .contains("`npm test`, in `packages/api`, exit 1: `not ok 1 - vat`")
        .contains("Run `npm test` to verify, in `packages/web`: exit 0")
        .doesNotContain("passed after");
  }

  @Test
  void outputOfABatchIsGivenToNobodyWhereNoReportTells() throws IOException {
    session
        .user("Check both")
        .script(
            "const [a, b] = await Promise.all([tools.exec_command({cmd: \"make lint\"}), tools.exec_command({cmd: \"make test\"})]);\ntext(a.output + b.output);")
        .scriptOutput("Script completed", "lint: 0 warnings\n12 passed")
        .assistant("Both pass.");

    assertThat(trace())
        .contains(
            "ran `make lint`, no exit code shown [L", "ran `make test`, no exit code shown [L")
        .doesNotContain("exit 0")
        .doesNotContain("12 passed");
  }

  @Test
  void resultThatAScriptPrintsAsJsonHasItsExitCode() throws IOException {
    session
        .user("Check it")
        .script("const r = await tools.exec_command({cmd: `make test`}); text(r);")
        .scriptOutput("Script completed", "{\"exit_code\":0,\"output\":\"12 passed\\n\"}")
        .assistant("Passes.");

    assertThat(trace()).contains("Run `make test` to verify: exit 0, `12 passed`");
  }

  @Test
  void wordThatAScriptSendsInBetweenIsNotItsEnd() throws IOException {
    session
        .user("Check it")
        .script("notify('half'); const r = await tools.exec_command({cmd: 'make test'}); text(r);")
        .item("custom_tool_call_output", "half")
        .commandEnded("make test", 0, "12 passed\n")
        .scriptOutput("Script completed", "12 passed\n")
        .assistant("Passes.");

    assertThat(trace()).containsOnlyOnce("Run `make test` to verify: exit 0, `12 passed`");
  }

  @Test
  void linesTypedIntoAShellAreStepsAndTheShellIsNone() throws IOException {
    session
        .user("Commit in one shell")
        .script("const s = await tools.exec_command({cmd: 'bash -i', tty: true}); text(s.output);")
        .scriptOutput("Script completed", "$ ")
        .script(
            "const t = await tools.write_stdin({session_id: s.session_id, chars: 'git commit -m one\\n'}); text(t.output);")
        .scriptOutput("Script completed", "git commit -m one\r\n[main 1a2b3c4] one\r\n$ ")
        .commandEnded("bash -i", 0, "[main 1a2b3c4] one\r\n")
        .assistant("Committed.");

    assertThat(trace()).contains("committed `[main 1a2b3c4] one`").doesNotContain("bash");
  }

  @Test
  void goalIsTheUsersRequestAndItsContinuationIsNone() throws IOException {
    session
        .goal("Every module has a docstring. I prefer one-line docstrings.")
        .injected(
            "goal.internal_context",
            "<codex_internal_context source=\"goal\">\nNever stop.\n</codex_internal_context>")
        .shell("make lint", 0, "0 warnings\n")
        .assistant("Two modules are left.")
        .injected(
            "goal.internal_context",
            "<codex_internal_context source=\"goal\">\nNever stop.\n</codex_internal_context>")
        .goal("Every module has a docstring. I prefer one-line docstrings.")
        .assistant("All modules have one.");

    assertThat(trace())
        .containsOnlyOnce("## Task: ")
        .contains("## Task: Every module has a docstring")
        .contains("- \"I prefer one-line docstrings.\"")
        .doesNotContain("Never stop");
  }

  @Test
  void answerToAQuestionIsTheUsersDecision() throws IOException {
    session
        .user("Plan the priorities")
        .question("How shall equal ones be sorted?", "By number", "never by title")
        .assistant("Planned.");

    assertThat(trace())
        .containsOnlyOnce(
            "the user chose \"By number\", \"never by title\", asked \"How shall equal ones be sorted?\"")
        .contains("- \"never by title\" [L");
  }

  @Test
  void summaryForTheNextModelIsNoAnswer() throws IOException {
    session
        .user("Explain the lint target")
        .assistant("It compiles every module of `src`.")
        .assistant("Handover: the user prefers short answers.")
        .compacted("A summary follows:\nHandover: the user prefers short answers.");

    assertThat(trace()).contains("compiles every module").doesNotContain("Handover");
  }

  @Test
  void callsOfAnImportedSessionAreSteps() throws IOException {
    session
        .user("Vet it")
        .assistant(
            "I run it.\n\n[external_agent_tool_call: Bash]\ndescription: vet\ncommand: sh check.sh\n[/external_agent_tool_call]")
        .assistant(
            "[external_agent_tool_result]\nError: Exit code 1\nsh: 0: cannot open check.sh\n[/external_agent_tool_result]")
        .assistant("There is no `check.sh`.");

    assertThat(trace()).contains("\"There is no `check.sh`.\"").doesNotContain("external_agent");
  }

  private String trace() throws IOException {
    Path rollout = session.writeTo(folder);
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.empty());
    TestRollouts.entries(rollout).forEach(offline::accept);
    String trace = offline.write("").trace();
    assertThat(EvidenceCheck.faults(trace, rollout, SecretRedactor.product())).isEmpty();
    return trace;
  }
}
