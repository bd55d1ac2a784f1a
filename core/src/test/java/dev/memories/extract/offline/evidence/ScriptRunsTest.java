package dev.memories.extract.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.ToolReport;
import dev.memories.rollout.item.ToolReport.ChangedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptRunsTest {
  private static final String COMPLETED = "Script completed\nOutput:\n";
  private static final String FAILED = "Script failed\nOutput:\n";
  private static final String BOTH =
      "await tools.exec_command({cmd: 'make lint'}); await tools.exec_command({cmd: 'make test'});";

  private final SessionStory story = SessionStory.of("Work on it");

  @Test
  void everyPrintBelongsToItsCall() {
    story
        .script(
            "const a = await tools.exec_command({cmd: 'make lint'}); text('hi'); text(a);"
                + " text(await tools.exec_command({cmd: 'make test'}));")
        .scriptReturned(COMPLETED, "hi", result(0, "0 warnings"), result(1, "1 failed"));

    assertThat(story.steps())
        .containsExactly("make lint: DONE 0, 0 warnings", "make test: DONE 1, 1 failed");
  }

  @Test
  void printsOfAScriptThatPrintsMoreOrLessAreNobodys() {
    story
        .script("text(await tools.exec_command({cmd: 'make lint'}));" + BOTH)
        .scriptReturned(COMPLETED, result(0, "0 warnings"), "more");

    assertThat(story.steps())
        .containsExactly("make lint: DONE", "make lint: DONE", "make test: DONE");
  }

  @Test
  void otherToolsOfAScriptAreSteps() {
    story
        .script(
            "await tools.view_image({path: 'a.png'}); await tools.spawn_agent({message: 'Look'});"
                + " await tools.update_plan({}); text(await tools.mcp__desk__close({}));")
        .scriptReturned(COMPLETED, "ERROR 409");

    assertThat(story.steps())
        .containsExactly(
            "picture looked at a.png: DONE",
            "asking another agent Look: DONE",
            "`close` of `desk`: NOT_RUN, ERROR 409");
  }

  @Test
  void questionOfAScriptIsAnsweredByItsPrint() {
    story
        .script(
            "text(await tools.request_user_input({questions: [{id: 'q', question: 'Which?'}]}));")
        .scriptReturned(COMPLETED, "{\"answers\":{\"q\":{\"answers\":[\"The first\"]}}}");

    assertThat(story.evidence().stretches().getFirst().userAnswers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.question().text()).isEqualTo("Which?");
              assertThat(answer.lines()).containsExactly(2L, 3L);
            });
  }

  @Test
  void reportsOfComputedCommandsBelongToTheirScript() {
    story
        .script("for (const t of targets) await tools.exec_command({cmd: `make ${t}`});")
        .scriptReturned("Script running with cell ID g1:1\nOutput:\n")
        .user("And the docs?")
        .reported(0, "make lint", 0, "0 warnings")
        .reported(0, "make test", 1, "1 failed");

    List<TurnEvidence> stretches = story.evidence().stretches();
    assertThat(stretches.getFirst().steps())
        .extracting(SessionStory::brief)
        .containsExactly("make lint: DONE 0, 0 warnings", "make test: DONE 1, 1 failed");
    assertThat(stretches.getLast().steps()).isEmpty();
  }

  @Test
  void reportGoesToTheScriptThatNamesItsCommand() {
    story
        .script(BOTH)
        .scriptReturned("Script running with cell ID g1:1\nOutput:\n")
        .user("And the docs?")
        .script("await tools.exec_command({cmd: 'make docs'});")
        .reported(0, "make test", 0, "3 passed")
        .reported(0, "make docs", 0, "5 pages");

    assertThat(story.evidence().stretches())
        .extracting(stretch -> stretch.steps().stream().map(SessionStory::brief).toList())
        .containsExactly(
            List.of("make lint: RUNNING", "make test: DONE 0, 3 passed"),
            List.of("make docs: DONE 0, 5 pages"));
  }

  @Test
  void reportWithoutAnyScriptIsAStepOfTheCurrentWork() {
    story.reported(0, "make test", 0, "3 passed").user("Next").reported(0, "make lint", null, "");

    assertThat(story.evidence().stretches())
        .extracting(stretch -> stretch.steps().stream().map(SessionStory::brief).toList())
        .containsExactly(List.of("make test: DONE 0, 3 passed"), List.of("make lint: ABORTED"));
  }

  @Test
  void filesOfAReportStandInTheOrderAndSpellingOfThePatch() {
    story
        .script(
            "await tools.apply_patch(`*** Begin Patch\n*** Update File: src/b.py\n+x = 1\n"
                + "*** Add File: a.py\n+y = 2\n*** End Patch`);")
        .item(
            files(
                false,
                new ChangedFile("/srv/shop/log/new.py", "add", ""),
                new ChangedFile("/else/where.py", "delete", ""),
                new ChangedFile("/srv/shop/a.py", "add", ""),
                new ChangedFile("/srv/shop/src/b.py", "update", "+x = 1")))
        .scriptReturned(COMPLETED, "{}");

    assertThat(story.steps())
        .containsExactly(
            "patched src/b.py, added a.py, added log/new.py, deleted /else/where.py: DONE");
    assertThat(story.evidence().counts().patches()).isEqualTo(1);
  }

  @Test
  void refusedPatchDidNotRun() {
    story
        .script("await tools.apply_patch(p);")
        .item(files(true, new ChangedFile("/srv/shop/a.py", "update", "")));

    assertThat(story.steps()).containsExactly("patched a.py: NOT_RUN, invalid hunk");
  }

  @Test
  void patchByAShellIsToldByTheReportOfItsFilesOnly() {
    story.reported(0, "apply_patch <<'E'\n*** Begin Patch\n*** End Patch\nE", 0, "");

    assertThat(story.steps()).isEmpty();
  }

  @Test
  void serversReportEndsItsCall() {
    story
        .script("await tools.mcp__desk__open({}); await tools.mcp__desk__close({});")
        .item(
            new RolloutItem.Reported(
                new ToolReport.ServerCalled("x", "desk", "close", true, "locked by mara")))
        .scriptReturned(COMPLETED);

    assertThat(story.steps())
        .containsExactly("`open` of `desk`: DONE", "`close` of `desk`: NOT_RUN, locked by mara");
  }

  @Test
  void ofAScriptWithoutAnEndTheFirstCallIsUnanswered() {
    story.script(BOTH);

    assertThat(story.steps()).containsExactly("make lint: UNANSWERED");
  }

  @Test
  void ofAnAbortedScriptTheFirstCallIsAborted() {
    story.script(BOTH).scriptReturned("aborted by user after 1s");

    assertThat(story.steps()).containsExactly("make lint: ABORTED");
  }

  @Test
  void failureOfAScriptIsTheFailureOfItsOnlyCall() {
    story
        .script("await tools.exec_command({cmd: 'make lint'});")
        .scriptReturned(FAILED, "Script error:\nboom");

    assertThat(story.steps()).containsExactly("make lint: NOT_RUN, boom");
  }

  @Test
  void failureOfAScriptWithSeveralCallsIsItsOwnUntilCommandsAreReported() {
    story.script(BOTH).scriptReturned(FAILED, "Script error:\nboom");
    story.script(BOTH).scriptReturned(FAILED);
    story.script(BOTH).reported(0, "make lint", 0, "0 warnings");
    story.scriptReturned(FAILED, "Script error:\nbang");

    assertThat(story.steps())
        .containsExactly(
            "a script: NOT_RUN, boom", "make test: NOT_RUN, bang", "make lint: DONE 0, 0 warnings");
  }

  @Test
  void shellThatAScriptOpensGivesWayToTheLinesTypedIntoIt() {
    story
        .script("const s = await tools.exec_command({cmd: 'bash -i'});")
        .scriptReturned(COMPLETED, "$ ")
        .script("await tools.exec_command({cmd: 'make lint'});")
        .scriptReturned(COMPLETED, "0 warnings")
        .script("text(await tools.write_stdin({session_id: s, chars: 'make test\\n'}));")
        .scriptReturned(COMPLETED, "make test\n3 passed\n$ ");

    assertThat(story.steps())
        .containsExactly("make lint: DONE, 0 warnings", "make test: DONE, 3 passed");
  }

  private static String result(int exit, String output) {
    return "{\"exit_code\":" + exit + ",\"output\":\"" + output + "\"}";
  }

  private static RolloutItem files(boolean failed, ChangedFile... files) {
    return new RolloutItem.Reported(
        new ToolReport.FilesChanged("x", failed, List.of(files), failed ? "invalid hunk" : "ok"));
  }
}
