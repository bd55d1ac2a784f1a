package dev.memories.extract.offline.evidence;

import static dev.memories.extract.offline.evidence.SessionStory.arguments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.Author;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lineage.LineOwner;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {
  private final SessionStory story = SessionStory.of("Work on it");

  @Test
  void commandsFailuresAndPatchesAreCounted() {
    story.shell("make lint", 1, "1 warning").shell("make test", 0, "ok").patch("a.py", "b.py");
    story.shell("ls", 0, "a.py").user("Go on").says("Done.");

    SessionEvidence.Counts counts = story.evidence().counts();

    assertThat(counts).isEqualTo(new SessionEvidence.Counts(2, 3, 1, 1, 0));
  }

  @Test
  void linesOfAParentAreCountedOnly() {
    story.item(userEvent("Theirs"), LineOwner.PARENT).item(userEvent("Theirs"), LineOwner.PARENT);

    assertThat(story.evidence().counts().inherited()).isEqualTo(2);
    assertThat(requests()).containsExactly("Work on it");
  }

  @Test
  void firstRequestsOfAnEarlierFileAreKept() {
    IntStream.rangeClosed(1, 3)
        .forEach(i -> story.item(userEvent("Earlier event " + i), LineOwner.EARLIER));
    story.item(userItem("Earlier item"), LineOwner.EARLIER);
    story.item(userItem("One too many"), LineOwner.EARLIER);

    assertThat(story.evidence().earlierRequests())
        .extracting(request -> request.text())
        .containsExactly("Earlier event 1", "Earlier event 2", "Earlier event 3", "Earlier item");
  }

  @Test
  void requestThatIsRecordedTwiceIsOne() {
    story.item(userEvent("Work on it"));
    story.user("Context.\nNow this").item(userEvent("Now this"));
    story.user("And that").item(userEvent("Please:\nAnd that"));

    assertThat(requests()).containsExactly("Work on it", "Context. Now this", "And that");
    assertThat(story.evidence().counts().requests()).isEqualTo(3);
  }

  @Test
  void requestThatIsRepeatedAfterWorkOrAnAnswerIsANewOne() {
    story.shell("make", 0, "ok").user("Work on it").says("It is done.").user("Work on it");

    assertThat(requests()).hasSize(3);
  }

  @Test
  void recordedMessageOpensWorkByItself() {
    story.item(userEvent("Another thing"));

    assertThat(requests()).containsExactly("Work on it", "Another thing");
  }

  @Test
  void interruptionIsSeenAsEventAndAsNotice() {
    story.item(new RolloutItem.TurnAborted("interrupted")).notice("<turn_aborted>\nx");
    story.user("Go on").notice("<turn_aborted>\nx");

    assertThat(story.evidence().stretches())
        .extracting(stretch -> stretch.interruptedAt().orElseThrow())
        .containsExactly(2L, 5L);
  }

  @Test
  void rollbackTakesBackTheLatestTurnsThatStillStand() {
    story.user("Second").user("Third").item(new RolloutItem.RolledBack(1));
    story.item(new RolloutItem.RolledBack(1)).item(new RolloutItem.RolledBack(-1));

    assertThat(story.evidence().stretches())
        .extracting(stretch -> stretch.rolledBackAt().orElse(0L))
        .containsExactly(0L, 5L, 4L);
  }

  @Test
  void goalIsARequestUnlessACallIsOpen() {
    story.run("make").item(new RolloutItem.GoalSet("The agent's own")).returned("ok");
    story.item(new RolloutItem.GoalSet("Every file has a header"));
    story.item(new RolloutItem.GoalSet("Every file has a header"));

    assertThat(requests()).containsExactly("Work on it", "Every file has a header");
  }

  @Test
  void shellCallOfAnOldReleaseNeedsNoId() {
    story.response(new ResponseItem.LocalShellCall(null, "completed", List.of("make", "test")));
    story.response(new ResponseItem.FunctionCallOutput("", "3 passed", false));
    story.response(new ResponseItem.LocalShellCall("x", "completed", List.of("make", "lint")));
    story.response(new ResponseItem.FunctionCallOutput("x", "0 warnings", false));

    assertThat(story.steps())
        .containsExactly("make test: DONE, 3 passed", "make lint: DONE, 0 warnings");
  }

  @Test
  void searchesAndPagesOfTheWebAreSteps() {
    story.response(new ResponseItem.WebSearchCall(null, List.of("a", "a", "b", "c"), null));
    story.response(new ResponseItem.WebSearchCall(null, List.of("d"), "https://example.org/d"));

    assertThat(story.steps())
        .containsExactly(
            "web search a: DONE",
            "web search b: DONE",
            "web page opened https://example.org/d: DONE");
  }

  @Test
  void commandThatTheUserRanIsAStep() {
    story.notice(
        "<user_shell_command>\n<command>\nmake test\n</command>\n<result>\nExit code: 1\nOutput:\n1 failed\n</result>\n</user_shell_command>");

    assertThat(story.steps()).containsExactly("user: make test: DONE 1, 1 failed");
  }

  @Test
  void findingsOfAReviewAreStepsAndAnswerTheUser() {
    story.notice(
        "<user_action>\n- [P1] Check the limit — src/cart.py:10-12\n  It is off by one.\n- [P2] Name it — a.py:3\n</user_action>");

    assertThat(story.steps())
        .containsExactly(
            "[P1] Check the limit in src/cart.py:10-12: DONE", "[P2] Name it in a.py:3: DONE");
    assertThat(story.evidence().stretches().getFirst().isAnswered()).isTrue();
  }

  @Test
  void reportOfAReviewingAgentIsNoAnswerInWords() {
    String finding =
        "{\"title\":\"Check the limit\",\"code_location\":{\"absolute_file_path\":\"/srv/shop/a.py\"}}";
    story.says("{\"findings\":[" + (finding + ",").repeat(9) + finding + "]}");

    assertThat(story.steps()).hasSize(8).containsOnly("Check the limit in /srv/shop/a.py: DONE");
    TurnEvidence stretch = story.evidence().stretches().getFirst();
    assertThat(stretch.isAnswered()).isTrue();
    assertThat(stretch.answer()).isEmpty();
  }

  @Test
  void reviewThatTheAgentRepeatsIsNotItsOwnAnswer() {
    story.says("The cart is reviewed now.");
    story
        .notice("<user_action>\nThe limit   is wrong.\n</user_action>")
        .says("The limit\nis wrong.");

    assertThat(answer()).containsExactly("The cart is reviewed now.");
  }

  @Test
  void announcementsWhileWorkingAreNoAnswer() {
    story.response(
        new ResponseItem.Message(
            "assistant",
            List.of(new ContentPart.OutputText("I look at the cart.")),
            null,
            "commentary"));

    assertThat(story.evidence().stretches().getFirst().answer()).isEmpty();
  }

  @Test
  void callsOfAnImportedSessionMeetTheirResultsInOrder() {
    story.says(imported("Bash", "command: make lint") + imported("Read", "path: a.py"));
    story.says(imported("shell", "command: make test"));
    story.says(result("0 warnings") + result("x = 1") + result("3 passed") + result("nobody's"));

    assertThat(story.steps())
        .containsExactly("make lint: DONE, 0 warnings", "make test: DONE, 3 passed");
  }

  @Test
  void ofAVeryLongSessionTheFirstAndTheLastRequestsAreKept() {
    IntStream.rangeClosed(2, 125).forEach(i -> story.user("Request " + i + ".").says("I did it."));

    assertThat(requests()).hasSize(120).startsWith("Work on it").endsWith("Request 125.");
    assertThat(story.evidence().counts().requests()).isEqualTo(125);
  }

  @Test
  void ofVeryManyStepsTheFirstAndTheLastAreKept() {
    IntStream.rangeClosed(1, 450).forEach(i -> story.shell("make part" + i, 0, ""));

    assertThat(story.steps())
        .hasSize(400)
        .startsWith("make part1: DONE 0")
        .endsWith("make part450: DONE 0");
    assertThat(story.evidence().counts().commands()).isEqualTo(450);
  }

  @Test
  void workWithoutARequestBelongsSomewhere() {
    SessionStory silent = new SessionStory().shell("make test", 0, "3 passed");

    assertThat(silent.steps()).containsExactly("make test: DONE 0, 3 passed");
    assertThat(silent.evidence().counts().requests()).isZero();
  }

  @Test
  void callThatIsOpenWhenTheUserWritesAgainIsClosed() {
    story.run("make test").user("And now?").returned("3 passed");

    assertThat(story.steps()).containsExactly("make test: UNANSWERED");
  }

  @Test
  void silentToolsAndPicturesInMessagesAreNoWords() {
    story.response(
        new ResponseItem.Message(
            "assistant",
            List.of(
                new ContentPart.Image(),
                new ContentPart.OutputText("The cart is blue now."),
                new ContentPart.Unrecognized("audio")),
            null,
            null));
    story.call("update_plan", arguments());

    assertThat(answer()).containsExactly("The cart is blue now.");
  }

  private List<String> answer() {
    return story.evidence().stretches().getFirst().answer().orElseThrow().sentences().stream()
        .map(sentence -> sentence.text().text())
        .toList();
  }

  private List<String> requests() {
    return story.evidence().stretches().stream()
        .map(stretch -> stretch.words().whole().text())
        .toList();
  }

  private static RolloutItem userEvent(String words) {
    return new RolloutItem.UserMessage(words, false);
  }

  private static RolloutItem userItem(String words) {
    return new RolloutItem.Response(
        new ResponseItem.Message(
            "user", List.of(new ContentPart.InputText(words, Author.USER)), null, null));
  }

  private static String imported(String tool, String arguments) {
    return "[external_agent_tool_call: "
        + tool
        + "]\n"
        + arguments
        + "\n[/external_agent_tool_call]\n";
  }

  private static String result(String text) {
    return "[external_agent_tool_result]\n" + text + "\n[/external_agent_tool_result]\n";
  }
}
