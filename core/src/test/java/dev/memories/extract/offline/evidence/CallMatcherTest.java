package dev.memories.extract.offline.evidence;

import static dev.memories.extract.offline.evidence.SessionStory.arguments;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.ToolReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallMatcherTest {
  private static final String RUNNING = "Process running with session ID 7\nOutput:\n";
  private static final String PASSED = "Process exited with code 0\nOutput:\n3 passed\n";

  private final SessionStory story = SessionStory.of("Work on it");

  @Test
  void lookAtARunningProcessTellsHowItEnded() {
    story.run("make test").returned(RUNNING);
    poll("").returned(RUNNING);
    poll("").returned(PASSED);

    assertThat(story.steps()).containsExactly("make test: DONE 0, 3 passed");
    assertThat(story.evidence().counts().commands()).isEqualTo(1);
  }

  @Test
  void processThatIsNotSeenToEndIsStillRunning() {
    story.run("make test").returned(RUNNING);
    poll("").returned("nothing yet");

    assertThat(story.steps()).containsExactly("make test: RUNNING");
  }

  @Test
  void reportTellsHowItsOwnProcessEnded() {
    story.run("make lint").returned("Process running with session ID 6\nOutput:\n");
    story.run("make test").returned(RUNNING).reported(2, "make test", 1, "1 failed");

    assertThat(story.steps()).containsExactly("make lint: RUNNING", "make test: DONE 1, 1 failed");
  }

  @Test
  void processThatIsEndedFromOutsideIsAborted() {
    story.run("make test").returned(RUNNING).reported(1, "make test", null, "");

    assertThat(story.steps()).containsExactly("make test: ABORTED");
  }

  @Test
  void reportCountsWhereTheOutputHasNoExitCode() {
    story.run("make test").reported(1, "make test", 2, "1 failed").returned("1 failed");

    assertThat(story.steps()).containsExactly("make test: DONE 2, 1 failed");
  }

  @Test
  void outputCountsWhereBothHaveAnExitCode() {
    story.run("make test").reported(1, "make test", 2, "1 failed").returned(PASSED);

    assertThat(story.steps()).containsExactly("make test: DONE 0, 3 passed");
  }

  @Test
  void reportWithoutExitCodeAddsNothing() {
    story.run("make test").reported(1, "make test", null, "").returned("3 passed");

    assertThat(story.steps()).containsExactly("make test: DONE, 3 passed");
  }

  @Test
  void callThatNeverRanDidNotRunWhateverItsReportSays() {
    story.run("make test").reported(1, "make test", 0, "").returned("unsupported call: x");

    assertThat(story.steps()).containsExactly("make test: NOT_RUN, unsupported call: x");
  }

  @Test
  void callWithoutOutputIsUnanswered() {
    story.run("make test");

    assertThat(story.steps()).containsExactly("make test: UNANSWERED");
  }

  @Test
  void reportStandsInForAnOutputThatNeverCame() {
    story.run("make test").reported(1, "make test", 0, "3 passed").user("And now?");

    assertThat(story.steps()).containsExactly("make test: DONE 0, 3 passed");
  }

  @Test
  void commandThatTheUserRanIsNoReportOfACall() {
    story.item(
        new RolloutItem.Reported(
            new ToolReport.CommandEnded("c9", List.of("ls"), "/srv/shop", true, 0, "a")));

    assertThat(story.steps()).isEmpty();
  }

  @Test
  void abortedRequestToLeaveTheSandboxIsARefusalWhereCommandsAreReported() {
    String aborted = "aborted by user";
    story.escalated("make a").returned(aborted).reported(0, "make b", 0, "");
    story.escalated("make c").returned(aborted).run("make d").returned(aborted);
    story.escalated("make e").reported(4, "make e", null, "").returned(aborted);

    assertThat(story.steps())
        .containsExactly(
            "make a: ABORTED, aborted by user",
            "make b: DONE 0",
            "make c: DECLINED, aborted by user",
            "make d: ABORTED, aborted by user",
            "make e: ABORTED, aborted by user");
  }

  @Test
  void linesTypedIntoAShellAreStepsInItsPlace() {
    story.run("bash -i").returned(RUNNING);
    poll("make lint\n").returned(RUNNING + "make lint\n0 warnings\n$ ");
    poll("make test\n").returned("Process exited with code 0\nOutput:\nmake test\n3 passed\n");

    assertThat(story.steps())
        .containsExactly("make lint: DONE, 0 warnings", "make test: DONE, 3 passed");
  }

  @Test
  void linesTypedIntoAnInterpreterAreNoCommands() {
    story.run("python3").returned(RUNNING);
    poll("print(1)\n").returned(RUNNING + "1");

    assertThat(story.steps()).isEmpty();
  }

  @Test
  void answerTypedIntoAProgramMayEndIt() {
    story.run("make check").returned(RUNNING);
    poll("yes\n").returned(PASSED);

    assertThat(story.steps()).containsExactly("make check: DONE 0, 3 passed");
  }

  @Test
  void answerThatTheToolReturnsIsTheUsersDecision() {
    ObjectNode questions = arguments();
    questions.putArray("questions").addObject().put("id", "q").put("question", "Which?");
    story
        .call("request_user_input", questions)
        .returned("{\"answers\":{\"q\":{\"answers\":[\"The first\"]},\"r\":{\"answers\":[]}}}");

    assertThat(story.evidence().stretches().getFirst().userAnswers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.question().text()).isEqualTo("Which?");
              assertThat(answer.choice().text()).isEqualTo("The first");
              assertThat(answer.lines()).containsExactly(2L, 3L);
            });
  }

  @Test
  void outputThatIsNoAnswerDecidesNothing() {
    story.call("request_user_input", arguments()).returned("cancelled");

    assertThat(story.evidence().stretches().getFirst().userAnswers()).isEmpty();
  }

  @Test
  void serversReportCountsMoreThanTheText() {
    story.call("mcp__desk", "close", arguments()).returned("ERROR 409");
    story.call("mcp__desk", "open", arguments());
    story.item(report("c2", true, "locked by mara")).returned("ok");
    story.call("mcp__desk", "list", arguments());
    story.item(report("c3", false, "failed ones: 0")).returned("failed ones: 0");

    assertThat(story.steps())
        .containsExactly(
            "`close` of `desk`: NOT_RUN, ERROR 409",
            "`open` of `desk`: NOT_RUN, locked by mara",
            "`list` of `desk`: DONE");
  }

  @Test
  void picturesAndOtherAgentsAreStepsAndBookkeepingIsNone() {
    story.call("view_image", arguments().put("path", "a.png")).returned("seen");
    story.call("spawn_agent", arguments().put("message", "Look around")).returned("done");
    story.call("update_plan", arguments()).returned("Plan updated");
    story.call("sing", arguments()).returned("la");
    story.call("dance", arguments()).returned("unsupported call: dance");

    assertThat(story.steps())
        .containsExactly(
            "picture looked at a.png: DONE",
            "asking another agent Look around: DONE",
            "tool `dance`: NOT_RUN, unsupported call: dance");
  }

  @Test
  void scriptThatWasRunningGoesOnUntilItsEndIsSeen() {
    story
        .script("const r = await tools.exec_command({cmd: 'make test'}); text(r);")
        .scriptReturned("Script running with cell ID g1:1\nOutput:\n");
    story.call("wait", arguments().put("cell_id", "g1:1")).returned("half");
    story
        .call("wait", arguments().put("cell_id", "g1:1"))
        .returned("Script running with cell ID g1:1\nOutput:\n");
    story
        .call("wait", arguments().put("cell_id", "g1:1"))
        .returned("Script completed\nOutput:\n{\"exit_code\":0,\"output\":\"3 passed\"}");

    assertThat(story.steps()).containsExactly("make test: DONE 0, 3 passed");
  }

  @Test
  void outputOfACallThatNobodyMadeIsPassedOver() {
    story.response(new ResponseItem.FunctionCallOutput("c9", PASSED, false));

    assertThat(story.steps()).isEmpty();
  }

  @Test
  void ofVeryManyOpenCallsTheFirstIsGivenUp() {
    for (int i = 1; i <= 257; i++) {
      story.run("make part" + i);
    }
    story.returned(1, PASSED).returned(2, PASSED);

    assertThat(story.steps().subList(0, 2))
        .containsExactly("make part1: UNANSWERED", "make part2: DONE 0, 3 passed");
  }

  @Test
  void wordsBeforeACallAreNoAnswer() {
    story.says("I look at it.").run("make test");

    assertThat(story.evidence().stretches().getFirst().isAnswered()).isFalse();
  }

  private SessionStory poll(String typed) {
    return story.call("write_stdin", arguments().put("session_id", 7).put("chars", typed));
  }

  private static RolloutItem report(String call, boolean failed, String output) {
    return new RolloutItem.Reported(new ToolReport.ServerCalled(call, "desk", "x", failed, output));
  }
}
