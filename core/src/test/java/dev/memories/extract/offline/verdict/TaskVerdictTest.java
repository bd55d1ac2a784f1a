package dev.memories.extract.offline.verdict;

import static dev.memories.trace.TraceOutcome.FAIL;
import static dev.memories.trace.TraceOutcome.PARTIAL;
import static dev.memories.trace.TraceOutcome.SUCCESS;
import static dev.memories.trace.TraceOutcome.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.evidence.SessionStory;
import dev.memories.extract.offline.words.OfflineRules;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.trace.TraceOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the first request of a session ended. */
class TaskVerdictTest {
  private static final OfflineRules RULES = OfflineRules.load();

  @ParameterizedTest
  @MethodSource({
    "checkedWork",
    "uncheckedWork",
    "workWithoutEdits",
    "wordsOnly",
    "usersJudgement",
    "answersWithoutEdits",
    "workThatGoesOn"
  })
  void outcome(SessionStory story, TraceOutcome outcome) {
    assertThat(
            TraceTask.of(story.evidence().stretches(), RULES.topics())
                .getFirst()
                .verdict()
                .outcome())
        .isEqualTo(outcome);
  }

  static Stream<Arguments> checkedWork() {
    return Stream.of(
        is(
            SUCCESS,
            "check passes after an edit",
            edited().shell("make test", 0, "ok").says("Done.")),
        is(
            FAIL,
            "check fails after an edit",
            edited().shell("make test", 1, "boom").says("Sorry.")),
        is(
            PARTIAL,
            "another check passed before",
            edited().shell("make lint", 0, "ok").shell("make test", 1, "boom").says("Hm.")),
        is(
            FAIL,
            "the other check passed before the last edit",
            edited()
                .shell("make lint", 0, "ok")
                .patch("a.py")
                .shell("make test", 1, "x")
                .says("Hm.")),
        is(
            FAIL,
            "the same check passed before",
            edited().shell("make test", 0, "ok").shell("make test", 1, "boom").says("Hm.")),
        is(
            PARTIAL,
            "check fails and the agent asks",
            edited().shell("make test", 1, "boom").says("Shall I change the test?")),
        is(
            PARTIAL,
            "a check of another kind was left failing",
            edited().shell("make lint", 1, "boom").shell("make test", 0, "ok").says("Done.")),
        is(
            SUCCESS,
            "a failing check was made good by another of its kind",
            edited()
                .shell("make lint", 1, "boom")
                .shell("ruff check .", 0, "ok")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            SUCCESS,
            "the check failed before the edit only",
            story()
                .shell("make lint", 1, "boom")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            PARTIAL,
            "the agent says that something did not run",
            edited().shell("make test", 0, "ok").says("I did not test it on a real printer.")),
        is(
            PARTIAL,
            "the last call got lost",
            edited().shell("make test", 0, "ok").run("make docs").says("Done.")),
        is(
            SUCCESS,
            "running the program after an edit is a check",
            edited().shell("python3 app.py", 0, "hello").says("Done.")),
        is(
            FAIL,
            "the only edit failed, whatever the checks say",
            story().failedPatch("a.py").shell("make test", 0, "ok").says("Done.")),
        is(
            PARTIAL,
            "one of two edits failed",
            edited().failedPatch("b.py").shell("make test", 0, "ok").says("Done.")),
        is(
            SUCCESS,
            "the failed edit worked at the second try",
            story().failedPatch("a.py").patch("a.py").shell("make test", 0, "ok").says("Done.")),
        is(
            FAIL,
            "a check in a pipe counts failures, though the pipe ends with 0",
            edited().shell("pytest -q | tail -3", 0, "3 failed, 20 passed").says("Done.")),
        is(
            PARTIAL,
            "a check in a pipe that only mentions an error ends without a verdict",
            edited().shell("pytest -q | tail -3", 0, "test_error_page ok").says("Done.")),
        is(
            PARTIAL,
            "tests were left failing, and lint of a test file passed",
            edited()
                .shell("bin/rspec spec/cart_spec.rb", 1, "2 examples, 1 failure")
                .shell("rubocop spec/cart_spec.rb", 0, "no offenses detected")
                .says("Done.")),
        is(
            PARTIAL,
            "the tests passed before they failed",
            edited()
                .shell("make test", 0, "ok")
                .shell("pytest -q", 1, "1 failed")
                .shell("make lint", 0, "ok")
                .says("Done.")),
        is(
            PARTIAL,
            "the agent admits that the fault is still there",
            edited().shell("make test", 0, "ok").says("The crash in `a.py` is not fixed.")),
        is(
            FAIL,
            "the agent admits that the fault is still there, and nothing passed",
            edited().says("The crash in `a.py` is not fixed.")),
        is(
            PARTIAL,
            "a figure that the user named was not reached",
            SessionStory.of("Make it faster, at least by a factor of 3")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("That is a factor of 2.3, not 3.")),
        is(
            SUCCESS,
            "a figure that the user did not name",
            edited().shell("make test", 0, "ok").says("The cart holds 4 lines, not 3.")),
        is(
            PARTIAL,
            "the agent counts fewer than all",
            edited().shell("make test", 0, "ok").says("The report is there in 2 formats of 3.")),
        is(
            PARTIAL,
            "the agent counts fewer than all, in Korean",
            edited().shell("make test", 0, "ok").says("보고서는 3개 중 2개 형식으로 만들었습니다.")),
        is(
            PARTIAL,
            "the user accepts a part",
            edited()
                .shell("make test", 0, "ok")
                .says("The report is there in 2 formats of 3.")
                .user("Ok, thanks.")),
        is(
            PARTIAL,
            "the user denies a claim in the agent's own words",
            edited()
                .shell("make test", 0, "ok")
                .says("The resets are gone.")
                .user("I had it on the bench all night, they are not gone")),
        is(
            PARTIAL,
            "the user denies what the agent says of a name",
            edited()
                .shell("make test", 0, "ok")
                .says("The schema `8.json` is exported.")
                .user("the schema 8.json is not in the repository at all")),
        is(
            SUCCESS,
            "the user denies something else",
            edited()
                .shell("make test", 0, "ok")
                .says("The resets are gone.")
                .user("the font is not readable on small screens, look into that now")),
        is(
            SUCCESS,
            "not tried on a device",
            edited().shell("make test", 0, "ok").says("Not tested on a real device.")),
        is(
            PARTIAL,
            "what was asked for could not be done",
            story()
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("I could not look into the cart of the shop. Its totals are rounded now.")),
        is(
            SUCCESS,
            "approved after a question in between",
            edited()
                .shell("make test", 0, "ok")
                .says("Rounded in `a.py`. The integration tests were not run.")
                .user("one question before: where is the limit?")
                .shell("cat a.py", 0, "x = 1")
                .says("In `a.py`.")
                .user("great, works on my phone now. commit it")),
        is(
            SUCCESS,
            "the agent counts all",
            edited().shell("make test", 0, "ok").says("The report is there in 3 of 3 formats.")),
        is(
            PARTIAL,
            "a test was switched off",
            story()
                .patched("a_test.py", "+@pytest.mark.skip(reason=\"slow\")", " def test_a():")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            SUCCESS,
            "a test was switched off and on again",
            story()
                .patched("a_test.py", "+@pytest.mark.skip(reason=\"slow\")", " def test_a():")
                .patched("a_test.py", "-@pytest.mark.skip(reason=\"slow\")", " def test_a():")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            SUCCESS,
            "the user wanted the test skipped",
            SessionStory.of("Skip the slow test")
                .patched("a_test.py", "+@pytest.mark.skip(reason=\"slow\")", " def test_a():")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            PARTIAL,
            "a commit that the user had forbidden",
            SessionStory.of("Fix the cart, don't commit")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .shell("git commit -am fix", 0, "[main 1a2b3c4] fix")
                .says("Done.")),
        is(
            PARTIAL,
            "an edit of a file that the user had forbidden",
            SessionStory.of("Fix the cart, but don't touch conf/shop.yml")
                .patch("a.py", "conf/shop.yml")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            SUCCESS,
            "a commit after its condition was met",
            SessionStory.of("Fix the cart, don't commit before the tests pass")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .shell("git commit -am fix", 0, "[main 1a2b3c4] fix")
                .says("Done.")),
        is(
            SUCCESS,
            "an edit of the only file that was allowed",
            SessionStory.of("Fix the cart, don't touch anything except a.py")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            SUCCESS,
            "an edit of a file in which something else was to stay",
            SessionStory.of("Fix the cart, don't change the format in a.py")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            SUCCESS,
            "an annotation of the same name outside of the tests",
            story()
                .patched("shop/Cart.java", "+  @Ignore", "   int total;")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            SUCCESS,
            "an edit of another file than the forbidden one",
            SessionStory.of("Fix the cart, but don't touch conf/shop.yml")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            PARTIAL,
            "the only check found no tests",
            edited()
                .shell("pnpm --filter shop test", 0, "No projects matched the filters")
                .says("Done.")),
        is(
            FAIL,
            "the output of a check in a pipe tells of failures",
            edited().shell("set -o pipefail; make test | tail -3", 1, "1 failed").says("Done.")),
        is(
            PARTIAL,
            "the program fails at the end and the agent says what is left",
            edited().shell("python3 app.py", 1, "Traceback").says("The bucket is not done.")),
        is(
            FAIL,
            "the program fails after an edit",
            edited().shell("python3 app.py", 1, "Traceback").says("Hm.")),
        is(
            FAIL,
            "a real check counts more than a run after it",
            edited().shell("make test", 1, "boom").shell("python3 app.py", 0, "hi").says("Hm.")),
        is(
            PARTIAL,
            "a run is no check where the real check could not run",
            edited()
                .shell("python3 app.py", 0, "hi")
                .shell("make test", 127, "no make")
                .says("Hm.")),
        is(
            PARTIAL,
            "a run before the edit is no check",
            story().shell("python3 app.py", 0, "hi").patch("a.py").says("Done.")),
        is(
            PARTIAL,
            "the edit of a command after the check is unchecked",
            edited().shell("make test", 0, "ok").shell("sed -i s/a/b/ a.py", 0, "").says("Done.")),
        is(
            SUCCESS,
            "a commit that fails is made good",
            edited()
                .shell("make test", 0, "ok")
                .shell("git commit -m x", 1, "hook")
                .shell("git commit -m x", 0, "[main 1a2b3c4] x")
                .says("Done.")),
        is(
            PARTIAL,
            "the commit after the check fails",
            edited().shell("make test", 0, "ok").shell("git commit -m x", 1, "hook").says("Hm.")));
  }

  static Stream<Arguments> uncheckedWork() {
    return Stream.of(
        is(PARTIAL, "edit without a check", edited().says("Done.")),
        is(
            SUCCESS,
            "documents need no check",
            story().patch("README.md", "docs/a.html").says("Done.")),
        is(PARTIAL, "code beside a document", story().patch("README.md", "a.py").says("Done.")),
        is(
            PARTIAL,
            "documents, and the agent asks",
            story().patch("README.md").says("Shall I go on?")),
        is(PARTIAL, "documents without an answer", story().patch("README.md")),
        is(
            SUCCESS,
            "a document edited by a command",
            story().shell("sed -i s/a/b/ docs/a.md", 0, "").says("Done.")),
        is(
            SUCCESS,
            "going back in Git needs no check",
            story().shell("git checkout main", 0, "").says("Done.")),
        is(
            SUCCESS,
            "the user wants no checks",
            SessionStory.of("Change the title, no need to run the tests")
                .patch("a.py")
                .says("Done.")),
        is(
            SUCCESS,
            "earlier work is taken back",
            SessionStory.of("Please undo that").shell("git restore a.py", 0, "").says("Done.")),
        is(
            SUCCESS,
            "earlier work is taken back by an edit",
            SessionStory.of("Please undo that").patch("a.py").says("Done.")),
        is(
            SUCCESS,
            "the request names the document that was written",
            SessionStory.of("Write docs/note.md").patch("docs/note.md", "a.py").says("Done.")),
        is(
            PARTIAL,
            "earlier work was to be taken back and Git refused",
            SessionStory.of("Please undo that")
                .patch("a.py")
                .shell("git restore a.py", 1, "error: pathspec")
                .says("Hm.")));
  }

  static Stream<Arguments> workWithoutEdits() {
    return Stream.of(
        is(
            SUCCESS,
            "commit",
            story().shell("git commit -m x", 0, "[main 1a2b3c4] x").says("Done.")),
        is(FAIL, "commit fails", story().shell("git commit -m x", 1, "hook").says("Hm.")),
        is(
            PARTIAL,
            "commit fails after a run that passed",
            story()
                .shell("python3 app.py", 0, "hi")
                .shell("git commit -m x", 1, "hook")
                .says("Hm.")),
        is(
            PARTIAL,
            "a part of the line of a failed commit passed",
            story().shell("git commit -m x && git push", 1, "rejected").says("Hm.")),
        is(
            FAIL,
            "run fails and the agent cannot help it",
            story().shell("python3 app.py", 1, "boom").says("I could not start the app.")),
        is(
            FAIL,
            "run fails and something is left open",
            story().shell("python3 app.py", 1, "boom").says("The port still needs a change.")),
        is(
            UNCERTAIN,
            "run fails as the answer to a question",
            story().shell("python3 app.py", 1, "boom").says("It stops at once.")),
        is(
            SUCCESS,
            "answer that rests on what was looked up",
            story().shell("cat a.py", 0, "x = 1").says("The limit is in `a.py`.")),
        is(
            PARTIAL,
            "answer that leaves something open",
            story().shell("cat a.py", 0, "x").says("It is in `a.py`. The docs still need a line.")),
        is(
            UNCERTAIN,
            "answer that names nothing",
            story().shell("cat a.py", 0, "x = 1").says("It looks quite alright.")),
        is(
            UNCERTAIN,
            "answer of which nothing was tried",
            story().shell("cat a.py", 0, "x = 1").says("It is in `a.py`, but I did not test it.")),
        is(
            UNCERTAIN,
            "answer after a look that failed",
            story().shell("cat a.py", 1, "no such file").says("The limit is in `a.py`.")),
        is(PARTIAL, "no answer", story().shell("cat a.py", 0, "x = 1")));
  }

  static Stream<Arguments> wordsOnly() {
    return Stream.of(
        is(UNCERTAIN, "a word for a word", story().says("The limit is in `a.py`.")),
        is(
            SUCCESS,
            "a plan that was asked for",
            SessionStory.of("Make a plan for the cart").says("First the model. Then the view.")),
        is(
            UNCERTAIN,
            "one sentence is no plan",
            SessionStory.of("Make a plan for the cart").says("First the model.")),
        is(
            PARTIAL,
            "work put off",
            SessionStory.of("Park it, we go on tomorrow").says("All right then.")),
        is(
            UNCERTAIN,
            "thanks for work of another session",
            SessionStory.of("Thanks, that is all").says("You are welcome.")),
        is(
            SUCCESS,
            "approval with a wish for the future",
            SessionStory.of("Great. From now on always use tabs.").says("I will keep to it.")));
  }

  static Stream<Arguments> usersJudgement() {
    return Stream.of(
        is(FAIL, "rejected", passed().user("No, that is wrong")),
        is(FAIL, "tried by the user in vain", passed().user("Deployed it, still 7 seconds")),
        is(
            PARTIAL,
            "the agent says, when asked, that it had looked in the wrong place",
            passed().user("Are you sure?").says("I had read the old file, `a.py` has no limit.")),
        is(
            PARTIAL,
            "the agent says later that its change was of no use",
            passed()
                .user("It crashed once this morning")
                .says("My fix had no effect, `b.py` sets it again.")),
        is(
            SUCCESS,
            "a commit, before another check turns out to be red",
            story()
                .shell("git commit -m x", 0, "[main 1a2b3c4] x")
                .says("Committed.")
                .user("The CI fails, can you look?")
                .shell("make lint", 1, "E1")
                .patch("a.py")
                .says("Done.")),
        is(SUCCESS, "accepted without a check", edited().says("Done.").user("Great, thanks")),
        is(
            PARTIAL,
            "accepted with a failing check",
            edited().shell("make test", 1, "boom").says("Hm.").user("Great, thanks")),
        is(
            UNCERTAIN,
            "accepted though nothing ran",
            story()
                .run("make test")
                .returned("unsupported call: x")
                .says("Hm.")
                .user("Great, thanks")),
        is(
            SUCCESS,
            "accepted though one call did not run",
            story()
                .run("make test")
                .returned("unsupported call: x")
                .shell("make test", 0, "ok")
                .says("Hm.")
                .user("Great, thanks")),
        is(
            PARTIAL,
            "accepted but for a part that has to go",
            limited().user("Good find with the rounding. The price cache has to go though.")),
        is(
            SUCCESS,
            "accepted, and something else is to be removed",
            limited().user("Great. Now remove the old logo from the footer.")),
        is(
            SUCCESS,
            "accepted, and something else is to be removed from the same file",
            limited().user("Great. Now remove the debug print from a.py.")),
        is(
            PARTIAL,
            "the agent takes back a claim later",
            limited()
                .user("good. which test covers the price cache?")
                .shell("grep -rn cache tests", 1, "")
                .says("My claim was wrong, the price cache has no test.")),
        is(
            PARTIAL,
            "the rest is put off",
            edited()
                .says("The docs still need a line.")
                .user("Great, that for now. The rest later")),
        is(
            PARTIAL,
            "turned down, but the next turn builds on it",
            passed().user("No, that is wrong").patch("a.py").says("Done.")),
        is(
            FAIL,
            "it still fails, and the next turn builds on it",
            passed().user("No, same error. It still crashes").patch("a.py").says("Done.")),
        is(
            FAIL,
            "turned down, and the next turn builds on what no check proved",
            edited().says("Done.").user("No, that is wrong").patch("a.py").says("Done.")),
        is(
            FAIL,
            "turned down, and the next turn restores its file",
            passed()
                .user("No, that is wrong")
                .shell("git checkout -- a.py", 0, "")
                .patch("b.py")
                .says("Done.")),
        is(
            FAIL,
            "turned down, and the next turn restores its folder",
            story()
                .patch("src/a.py")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("No, that is wrong")
                .shell("git checkout -- src", 0, "")
                .patch("b.py")
                .says("Done.")),
        is(
            FAIL,
            "turned down, and the next turn resets everything",
            passed()
                .user("No, that is wrong")
                .shell("git reset --hard", 0, "")
                .patch("b.py")
                .says("Done.")),
        is(
            PARTIAL,
            "one of two files is taken back",
            story()
                .patch("a.py", "b.py")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("ok. revert b.py")
                .shell("git restore b.py", 0, "")
                .says("Done.")),
        is(
            FAIL,
            "both files are taken back",
            story()
                .patch("a.py", "b.py")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("ok. revert that")
                .patch("a.py", "b.py")
                .says("Done.")),
        is(FAIL, "taken back by an order", passed().user("ok. revert that")),
        is(SUCCESS, "there was nothing to take back", looked().user("ok. revert that")),
        is(FAIL, "rolled back", passed().item(new RolloutItem.RolledBack(1))),
        is(PARTIAL, "interrupted", edited().item(new RolloutItem.TurnAborted("x"))),
        is(
            PARTIAL,
            "interrupted after a look that failed",
            story().shell("make test", 1, "boom").item(new RolloutItem.TurnAborted("x"))),
        is(
            FAIL,
            "interrupted with a failing check",
            edited().shell("make test", 1, "boom").item(new RolloutItem.TurnAborted("x"))),
        is(
            PARTIAL,
            "interrupted with a failing check by an order to go on in another way",
            edited()
                .shell("make test", 1, "boom")
                .item(new RolloutItem.TurnAborted("x"))
                .user("the clock is 64 bit on purpose, use the other field")),
        is(
            FAIL,
            "interrupted because a secret got out",
            edited().item(new RolloutItem.TurnAborted("x")).user("That file has my password")),
        is(
            PARTIAL,
            "interrupted, and one of two files is taken back",
            story()
                .patch("a.py", "b.py")
                .shell("make test", 0, "ok")
                .item(new RolloutItem.TurnAborted("x"))
                .user("ok. revert b.py")
                .shell("git restore b.py", 0, "")
                .says("Done.")),
        is(
            FAIL,
            "interrupted and taken back",
            edited().item(new RolloutItem.TurnAborted("x")).user("ok. revert that")));
  }

  static Stream<Arguments> workThatGoesOn() {
    return Stream.of(
        is(
            PARTIAL,
            "the agent apologises when the user answers",
            passed()
                .user("the rows of 9 o'clock are there twice")
                .says("Sorry, I had read the old file.")),
        is(
            SUCCESS,
            "the agent says that the user is right when the user approves",
            story()
                .patched("a.py", "+key = file_and_row(entry)")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("Great, works! Now use the number as the key.")
                .patched("a.py", "+other = key", "-nothing_of_that")
                .says("You're right, that is safer.")),
        is(
            SUCCESS,
            "the agent is sorry that it can not go on",
            passed().user("push it").says("Sorry, I cannot reach the network from here.")),
        is(
            FAIL,
            "the agent apologises and takes out what it had put in",
            story()
                .patched("a.py", "+key = file_and_row(entry)")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("now there are 40 of them")
                .patched("a.py", "-key = file_and_row(entry)", "+key = nth_of_its_kind(entry)")
                .says("You're right, I took that out.")),
        is(
            FAIL,
            "the next turn puts everything back unasked",
            story()
                .patched("a.py", "-price = floor(net)", "+price = round(net)")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("Thank you! Now it says 18.47 in the cart and 18.48 on the receipt.")
                .patched("a.py", "-price = round(net)", "+price = floor(net)")
                .patch("b.py")
                .says("The cart adds up rounded lines.")),
        is(
            SUCCESS,
            "the next turn takes a part of it out",
            story()
                .patched("a.py", "+key = file_and_row(entry)", "+rows = sorted(entries)")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("use the nth of its kind instead")
                .patched("a.py", "-key = file_and_row(entry)", "+key = nth_of_its_kind(entry)")
                .says("Changed.")),
        is(
            PARTIAL,
            "the next turn replaces all of it without an apology",
            story()
                .patched("a.py", "+key = file_and_row(entry)")
                .shell("make test", 0, "ok")
                .says("Done.")
                .user("use the nth of its kind instead")
                .patched("a.py", "-key = file_and_row(entry)", "+key = nth_of_its_kind(entry)")
                .says("Changed.")),
        is(
            PARTIAL,
            "the next turn finds a cause in the same file",
            passed()
                .user("it crashes at 11:42, 11:46 and 11:50")
                .patch("a.py")
                .says("The cause was the `stack` size of the queue.")),
        is(
            SUCCESS,
            "the next turn finds a cause in another file",
            passed()
                .user("it crashes at 11:42, 11:46 and 11:50")
                .patch("b.py")
                .says("The cause was the `stack` size of the queue.")),
        is(
            SUCCESS,
            "what was cut off is finished by the next turn",
            edited().user("And the docs").patch("a.py").shell("make test", 0, "ok").says("Done.")),
        is(
            PARTIAL,
            "what was cut off is not finished by the next turn",
            edited().user("And the docs").patch("a.py").says("Done.")),
        is(FAIL, "what was cut off is turned down", edited().user("No, that is wrong").says("Ok.")),
        is(
            FAIL,
            "what was cut off is taken back",
            edited().user("ok. revert that").shell("git restore a.py", 0, "").says("Done.")),
        is(
            PARTIAL,
            "what was interrupted is not finished by the next turn",
            edited()
                .item(new RolloutItem.TurnAborted("x"))
                .user("And the docs")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("Done.")),
        is(
            PARTIAL,
            "the next turn finds it broken and works on it",
            passed()
                .user("Does it work on Windows?")
                .shell("make test", 1, "boom")
                .patch("a.py")
                .shell("make test", 0, "ok")
                .says("Now it does.")),
        is(
            SUCCESS,
            "the next turn finds it broken after its own edit",
            passed()
                .user("Does it work on Windows?")
                .patch("a.py")
                .shell("make test", 1, "boom")
                .says("It does not.")),
        is(
            SUCCESS,
            "the next turn finds it broken without a word of doubt",
            passed()
                .user("Add the docs")
                .shell("make test", 1, "boom")
                .patch("a.py")
                .says("Done.")),
        is(
            SUCCESS,
            "the next turn finds it broken and leaves it",
            passed().user("Does it work?").shell("make test", 1, "boom").says("It does not.")),
        is(
            PARTIAL,
            "the user wants it another way",
            passed().user("The title should be red").says("All right then.")),
        is(FAIL, "it is as before", passed().user("still 502").says("I look again.")),
        is(
            SUCCESS,
            "what is still to do is another matter",
            passed().user("still need the docs, too").says("I write them.")),
        is(
            SUCCESS,
            "the user approves of what the agent admitted",
            edited()
                .shell("make test", 0, "ok")
                .says("The totals are right now. The old rows are not fixed yet.")
                .user("looks good, thanks")));
  }

  static Stream<Arguments> answersWithoutEdits() {
    return Stream.of(
        is(
            FAIL,
            "the answer to an order begins with what could not be done",
            SessionStory.of("Run the export for Monday")
                .shell("ls data", 0, "x")
                .says("I could not run the export here. `data` holds no file of `Monday`.")),
        is(
            SUCCESS,
            "the answer to a question speaks of work to come",
            SessionStory.of("How long would the export take?")
                .shell("ls data", 0, "x")
                .says("Half a day: `data` needs a reader. The reader still needs a test.")),
        is(
            PARTIAL,
            "the agent asks in a word which way to go",
            SessionStory.of("Round the totals")
                .shell("cat a.py", 0, "x = 1")
                .says("Either each line of `a.py` is rounded or the sum of `b.py`. Which?")));
  }

  private static SessionStory story() {
    return SessionStory.of("Look into the cart");
  }

  private static SessionStory edited() {
    return story().patch("a.py");
  }

  private static SessionStory passed() {
    return edited().shell("make test", 0, "ok").says("Done.");
  }

  private static SessionStory limited() {
    return edited()
        .shell("make test", 0, "ok")
        .says("Prices are rounded once in `a.py`, and a price cache saves the second look.");
  }

  private static SessionStory looked() {
    return story().shell("cat a.py", 0, "x = 1").says("The limit is in `a.py`.");
  }

  private static Arguments is(TraceOutcome outcome, String name, SessionStory story) {
    return Arguments.of(Named.of(name, story), outcome);
  }
}
