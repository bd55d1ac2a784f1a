package dev.memories.extract.offline.bullet;

import static dev.memories.extract.offline.evidence.SessionStory.arguments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.OfflineTrace;
import dev.memories.extract.offline.evidence.SessionStory;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.item.RolloutItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trace tells of a task, and what it leaves out. */
class TaskBulletsTest {
  /** An answer with this is not brief. */
  private static final String MORE =
      " The other importers keep their own way for now: `bank.py` reads the columns by thei"
          + "r names, `shop.py` by their places, and `tax.py` by the line above them. Each of the"
          + "m has a test of its own in `tests/importers`, which runs with the rest. The manual s"
          + "ays in chapter `4` which of them is meant for which bank, and where the sample files"
          + " of these banks are kept. Chapter `5` tells how to add another one, step by step, wi"
          + "th an example of 20 lines.";

  private final SessionStory story = SessionStory.of("Look into the cart");

  @Test
  void editsOfPatchesAndCommandsAreOneBullet() {
    story
        .patch("a.py")
        .shell("sed -i 's/RATE/rate/g' b.py", 0, "")
        .shell("sed -i s/RATE/rate/ c.py", 1, "no file");

    assertThat(trace())
        .contains(
            "- changed `a.py` (`old_value` -> `new_value`), `b.py` (`RATE` -> `rate`) [L2, L4]");
  }

  @Test
  void ofManyChangedFilesTheRestIsCounted() {
    story.patch("a.py", "b.py", "c.py", "d.py", "e.py").patch("f.py", "g.py").says("Done.");

    assertThat(trace())
        .contains(
            "changed `a.py` (`old_value` -> `new_value`), `b.py`, `c.py`, `d.py`, `e.py` and 2 more [L");
  }

  @Test
  void fiveChangedFilesAreAllNamed() {
    story.patch("a.py", "b.py", "c.py", "d.py", "e.py").says("Done.");

    assertThat(trace()).contains("`d.py`, `e.py` [L2").doesNotContain("more");
  }

  @Test
  void commandOfTheAgentThatTheUserTypedIntoTheShellIsNoFailure() {
    story
        .notice(ranByUser("/quit", "line 2: /quit: No such file or directory"))
        .notice(ranByUser("/opt/mill/bin", "line 2: /opt/mill/bin: No such file or directory"))
        .says("Done.");

    assertThat(trace()).contains("the user ran `/opt/mill/bin`, exit 127").doesNotContain("quit");
  }

  private static String ranByUser(String command, String output) {
    return "<user_shell_command>\n<command>\n"
        + command
        + "\n</command>\n<result>\nExit code: 127\nOutput:\n"
        + output
        + "\n</result>\n</user_shell_command>";
  }

  @Test
  void fileThatMovedIsPointedTo() {
    story.shell("git mv -f a.py lib/b.py", 0, "").shell("mv c.py d.py", 1, "no file").says("Done.");

    assertThat(trace())
        .contains("- `lib/b.py`: moved from `a.py` [L2")
        .doesNotContain("moved from `c");
  }

  @Test
  void onlyFailedCallsOfOtherToolsAreFailures() {
    story.call("spawn_agent", arguments().put("message", "Look")).returned("done");
    story.call("mcp__desk", "close", arguments()).returned("ERROR 409").says("Done.");

    assertThat(trace())
        .contains("- `close` of `desk` failed: `ERROR 409` [L")
        .doesNotContain("asking another agent");
  }

  @Test
  void findingsAndPagesArePointers() {
    story.notice("<user_action>\n- [P1] Check the limit — src/cart.py:10\n</user_action>");

    assertThat(trace())
        .contains("- `src/cart.py:10`: review finding \"[P1] Check the limit\" [L2]");
  }

  @Test
  void sentencesOfTheAnswerStandWhereTheyBelong() {
    story.shell("make test", 0, "ok");
    story.says(
        "The docs for `a.py` still need a line. The limit was wrong because of `b.py`."
            + " I could not start the server on port 80. The cart now uses `decimal`.");

    assertThat(trace())
        .containsSubsequence(
            "Key steps:",
            "- \"The limit was wrong because of `b.py`. … The cart now uses `decimal`.\"",
            "Caveats and open ends:",
            "\"I could not start the server on port 80.\"",
            "open: \"The docs for `a.py` still need a line.\"");
  }

  @Test
  void sentencesThatNoLongerHoldAreNotTold() {
    story.patch("a.py").says("The default limit is 5. A price cache saves a look at `shop.db`.");
    story.user("Fine, but the price cache has to go, and the default is 8, not 5.");
    story.patch("a.py").says("The default limit is 8 now.");

    assertThat(trace())
        .contains("The default limit is 8 now.")
        .doesNotContain("limit is 5", "\"A price cache");
  }

  @Test
  void causeThatTheUserTurnedDownIsADeadEnd() {
    story.patch("a.py").says("The cause was the filter in `a.py`.");
    String wrong = "No, that is wrong. The value comes from the bus, I have seen it on the scope.";
    story.user(wrong + " Look at `bus.c`, its clock, and at what happens to it after the reset.");
    story.user("Look at `bus.c`").says("I look there.");

    assertThat(trace())
        .contains("- \"The cause was the filter in `a.py`.\" (turned down) [L")
        .contains("- the user rejected this: \"No, that is wrong. The value comes from the bus,");
  }

  @Test
  void whatWasTriedIsNamedWhereTheUserTurnedItDown() {
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.says("Fixed. The login waits `15` s now. All 3 tests pass.");
    story.user("no, that is not what I meant").patch("a.py").says("I look again.");

    assertThat(trace())
        .contains("The login waits `15` s now.\" (turned down) [L")
        .doesNotContain("tests pass.\" (turned down)");
  }

  @Test
  void whatWasTriedDidNotHelpWhereTheUserStillSeesTheFault() {
    story.patch("a.py").says("Fixed. The login waits `15` s now.");
    story.user("no, still broken").patch("a.py").says("I look again.");

    assertThat(trace()).contains("The login waits `15` s now.\" (did not help) [L");
  }

  @Test
  void workThatTheAgentPutBackIsMarked() {
    story.patched("a.py", "-price = floor(net)", "+price = round(net)");
    story.shell("make test", 0, "3 passed").says("Fixed: `price` is rounded now.");
    story.user("It says 18.47 in the cart and 18.48 on the receipt.");
    story.patched("a.py", "-price = round(net)", "+price = floor(net)").patch("b.py");
    story.says("The sum in `b.py` adds up rounded lines.");

    assertThat(trace())
        .contains("- \"Fixed: `price` is rounded now.\" (taken back) [L")
        .doesNotContain("to verify");
  }

  @Test
  void wayThatTheUserNamesIsChosenWithTheReason() {
    story.says("- dayjs: nearly the same API\n- date-fns: smaller\n\nI would take dayjs.");
    story.user("no, date-fns. dayjs needs too many plugins").patch("a.js").says("Done in `a.js`.");

    assertThat(trace())
        .contains(
            "- \"date-fns: smaller\" (the user chose this: \"no, date-fns. dayjs needs too many plugins\") [L")
        .doesNotContain("I would take dayjs", "turned down", "rejected");
  }

  @Test
  void wayIsNotChosenByADenialOrAQuestion() {
    story.says("- dayjs: nearly the same API\n- date-fns: smaller");
    story.user("not dayjs").says("Then I look for another one.");
    assertThat(trace()).doesNotContain("the user chose this");

    story.says("- dayjs: nearly the same API\n- date-fns: smaller");
    story.user("is date-fns maintained?").says("Yes, by `4` people.");
    assertThat(trace()).doesNotContain("the user chose this");
  }

  @Test
  void whatTheUserPutsOffBesideAnOrderIsOpen() {
    story.patch("a.py").says("The other two stores have the same fault.");
    story.user("ok. we do the other two stores next week. commit this").says("Committed.");

    assertThat(trace())
        .contains("- open: the user: \"ok. we do the other two stores next week. commit this\" [L");
  }

  @Test
  void sentenceThatOnlySaysWhenIsToldWithTheOneBeforeIt() {
    story.patch("a.py").says("The report of October is cut off at 22 h.");
    story
        .user("so October is cut off at 22 h. later, write a note in docs/ops.md")
        .patch("docs/ops.md")
        .says("Noted in `docs/ops.md`.");

    assertThat(trace())
        .contains(
            "- open: the user: \"so October is cut off at 22 h. later, write a note in docs/ops.md\"");
  }

  @Test
  void interruptionNamesTheCommandThatItStopped() {
    story.run("go mod vendor").returned("aborted by user after 3.2s");
    story.item(new RolloutItem.TurnAborted("interrupted")).user("Stop, vendor stays as it is");

    assertThat(trace())
        .contains(
            "- the user interrupted the work at `go mod vendor` and wrote: \"Stop, vendor stays as it is\"");
  }

  @Test
  void briefAnswerIsQuotedWhole() {
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.says(
        "It was the key, which held the row. All rows have their number now; 3 tests pass.\n\n"
            + "The old way is gone.");

    assertThat(trace())
        .contains(
            "- \"It was the key, which held the row. All rows have their number now; 3 tests pass."
                + " The old way is gone.\" (its checks: borne out) [L");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```|make out|```",
        "| File | Rows |\n| --- | --- |\n| a | 3 |",
        "## Where it lies",
        "> a quote",
        "Done."
      })
  void somethingLeftOutIsMarkedInABriefAnswer(String between) {
    story.patch("a.py");
    String middle = between.contains("|\n") ? between : between.replace('|', '\n');
    story.says(
        "The export is a script of its own now.\n\n" + middle + "\n\nThe file lands in `out/`.");

    assertThat(trace()).contains("of its own now. … The file lands in `out/`.\"");
  }

  @Test
  void listOfWhatWasDoneOffersNoWay() {
    story.patch("a.py").says("- Export: writes one row\n- Import: reads `a.csv`");
    story.user("no, the export writes the wrong rows").patch("a.py").says("Now it writes `all`.");

    assertThat(trace()).doesNotContain("the user chose this");
  }

  @Test
  void wayIsNotChosenWhereAnotherOneIsMeant() {
    for (String words :
        List.of("No, dayjs is dead. Find something else.", "instead of dayjs use luxon")) {
      story.says("- dayjs: nearly the same API\n- date-fns: smaller");
      story.user(words).says("I look.");
    }

    assertThat(trace()).doesNotContain("the user chose this");
  }

  @Test
  void everyTaskTellsSomething() {
    for (int i = 0; i < 12; i++) {
      story.user("Look into part " + i).patch("part" + i + ".py");
      story.says(
          "The cause was the `key"
              + i
              + "` of part "
              + i
              + ", because it held the row and its file.");
      story.user("And the tests of part " + i).says("They are in `tests/part" + i + "`.");
    }

    String[] sections = trace().split("(?m)^## Task: Look into part ", -1);
    assertThat(sections).hasSizeGreaterThan(6);
    assertThat(List.of(sections).subList(1, sections.length))
        .allMatch(section -> section.contains("\n- "));
  }

  @Test
  void checkThatAcceptsWhatItFindsVerifiesNothing() {
    story.patch("a.ts").shell("pnpm playwright test --update-snapshots", 0, "1 passed");
    story.says("The picture is new.");

    assertThat(trace()).doesNotContain("to verify");
  }

  @Test
  void shortSentenceThatDeniesIsNoFiller() {
    story.patch("a.py").says("I have rewritten it. The import does not fill it." + MORE);

    assertThat(belowTitle()).contains("The import does not fill it.").doesNotContain("rewritten");
  }

  @Test
  void oneWideCheckIsEnough() {
    story.patch("a.py").shell("pytest tests/test_a.py", 0, "3 passed").says("Done.");
    story.user("Now the other one").patch("b.py").shell("pytest -q", 0, "9 passed").says("Done.");

    assertThat(trace())
        .contains("- Run `pytest -q` to verify: exit 0, `9 passed` [L")
        .doesNotContain("Run `pytest tests");
  }

  @Test
  void ofTheSameCheckTheLastOneIsTold() {
    story.patch("a.py").shell("pytest -v", 0, "8 passed").shell("make lint", 0, "ok").says("Done.");
    story.user("And b").patch("b.py").shell("pytest -q", 0, "9 passed").shell("make lint", 0, "ok");

    assertThat(trace()).contains("Run `pytest -q`", "Run `make lint`").doesNotContain("pytest -v");
  }

  @Test
  void checksOfDifferentThingsAreAllTold() {
    story.patch("a.py").shell("cargo build --release", 0, "ok").says("Done.");
    story.user("And the bench").patch("b.py");
    story.shell("cargo build --release --features bench", 0, "ok").says("Done.");

    assertThat(trace())
        .contains("Run `cargo build --release` to", "Run `cargo build --release --features bench`");
  }

  @Test
  void outputThatOnlySaysThatAllIsWellIsLeftOut() {
    story.patch("a.py").shell("make test", 0, "ok shop/cart 0.3s").says("Done.");

    assertThat(trace()).contains("Run `make test` to verify: exit 0 [L");
  }

  @Test
  void runThatPassedIsWorthRepeatingUnlessItWasAProbe() {
    story.shell("python3 app.py", 0, "hi").shell("python3 -c 'print(1)'", 0, "1").says("Done.");

    assertThat(trace()).contains("- Run `python3 app.py`: exit 0 [L").doesNotContain("print(1)");
  }

  @Test
  void runOfRejectedWorkIsNoExample() {
    story.shell("python3 app.py", 0, "hi").says("Done.").user("No, that is wrong");

    assertThat(trace()).doesNotContain("Run `python3 app.py`");
  }

  @Test
  void checkIsToldWithItsFolderAndWhatItsExitCodeSpeaksFor() {
    story.shell("cd web && make test && make lint", 0, "ok").says("Done.");

    assertThat(trace()).contains("Run `cd web && make test && make lint` to verify: exit 0 [L");
  }

  @Test
  void searchThatFindsNothingIsNoFailureAndAMissingProgramIsOne() {
    story.shell("cat a.py", 1, "no such file").shell("rg x", 127, "rg: command not found");

    assertThat(trace())
        .contains("`rg x`, exit 127: `rg: command not found`")
        .doesNotContain("cat a");
  }

  @Test
  void statusAtTheEndShowsWhatIsNotCommitted() {
    story.patch("a.py").shell("git status --short", 0, " M a.py").says("Done.");

    assertThat(trace()).contains("open: not committed at the end: `M a.py` [L");
  }

  @Test
  void statusBeforeACommitShowsNothing() {
    story.patch("a.py").shell("git status --short", 0, " M a.py");
    story.shell("git commit -am x", 0, "[main 1a2b3c4] x").says("Done.");

    assertThat(trace()).contains("committed `[main 1a2b3c4] x`").doesNotContain("not committed");
  }

  @Test
  void checkThatTheProjectWantsBeforeACommitIsMissed() {
    story.notice(
        "# AGENTS.md instructions for /srv/shop\n\n<INSTRUCTIONS>\n- Run `make lint` and `make test`"
            + " before a commit.\n- Say `hello`.\n</INSTRUCTIONS>");
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.shell("git commit -am x", 0, "[main 1a2b3c4] x").says("Fixed.");

    assertThat(trace())
        .contains(
            "- `make lint` did not run before the commit, but the project's instructions say:"
                + " \"Run `make lint` and `make test` before a commit.\" [L2, L")
        .doesNotContain("`make test` did not run");
  }

  @Test
  void workThatDidTooMuchStandsInPart() {
    story.patch("a.py").shell("make test", 0, "ok").says("The rate is 0.19 since 2007.");
    story.user("No, I only wanted the explanation. Undo the test.");

    assertThat(trace())
        .contains(
            "Outcome: partial", "\"The rate is 0.19 since 2007.\"", "the user wanted it otherwise");
  }

  @Test
  void checkThatTheUserDoesNotWantIsNoExample() {
    story.patch("a.py").shell("python3 -m pytest -q", 0, "3 passed").says("Done.");
    story.user("Always run the tests with `make test`, not pytest.");
    story.shell("make test", 0, "3 passed").says("It passes.");

    assertThat(trace())
        .contains("Run `make test` to verify")
        .doesNotContain("Run `python3 -m pytest");
  }

  @Test
  void runBeforeAnEditIsNoExample() {
    story.shell("python3 cart.py list", 0, "1").patch("a.py").shell("python3 cart.py list", 0, "2");

    assertThat(trace()).contains("Run `python3 cart.py list`: exit 0 [L6, L7]");
  }

  @Test
  void runThatTheAnswerGivesIsTold() {
    story.shell("python3 bench.py --rows 60", 0, "2").shell("python3 cart.py list", 0, "1");
    story
        .patch("a.py")
        .says("It is faster. Measure with:\n\n```sh\npython3 bench.py --rows 60\n```");

    assertThat(trace())
        .contains("Run `python3 bench.py --rows 60`: exit 0")
        .doesNotContain("Run `python3 cart.py list`");
  }

  @Test
  void noToAQuestionTurnsNothingDown() {
    story.shell("cat b.py", 0, "x").says("`b.py` skips the old dates. Shall I mend it now?");
    story.user("nope, next time").says("Good.");
    SessionStory told = SessionStory.of("Look into the dates");
    told.shell("cat b.py", 0, "x").says("`b.py` skips the old dates.").user("nope, look again");
    told.says("I look.");

    assertThat(trace()).contains("`b.py` skips the old dates.").doesNotContain("rejected");
    assertThat(trace(told)).contains("the user rejected this");
  }

  @Test
  void whyItDidNotWorkIsToldThoughTheUserGaveItUp() {
    story.patch("a.py").shell("make test", 1, "boom");
    story.says("It does not work this way. `lamp` 4 requires `engine` 0.78, and we have 0.76.");
    story.user("no, revert that").shell("git checkout -- a.py", 0, "").says("Done.");

    assertThat(trace()).contains("`lamp` 4 requires `engine` 0.78");
  }

  @Test
  void rulesAroundASummaryAreLeftOut() {
    story.patch("a.py").shell("make test", 0, "====== 3 passed in 0.10s ======").says("Done.");

    assertThat(trace()).contains("Run `make test` to verify: exit 0, `3 passed in 0.10s`");
  }

  @Test
  void whatTheAnswerEndsWithIsOpenWhereTheUserPutsItOff() {
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.says("`a.py` rounds once. `b.csv` mixes two forms of dates. I left that.");
    story.user("hm, another day").says("All right.");

    assertThat(trace())
        .contains("- open: \"`b.csv` mixes two forms of dates.\" (put off by the user) [L")
        .doesNotContain("I left that.");
  }

  @Test
  void noteOfWhatTheUserPutsOffIsOpen() {
    story.patch("a.py").shell("make test", 0, "ok").says("`a.py` rounds once.");
    story.user("the dates can wait until next week").says("Noted: the dates of `b.py` come first.");

    assertThat(trace()).contains("- open: \"Noted: the dates of `b.py` come first.\" [L");
  }

  @Test
  void wayThatTheUserChoseIsMarked() {
    story
        .shell("cat a.py", 0, "x = 1")
        .says("Two ways:\n\n- A: a cache in `a.py`.\n- B: an index on `rows`.");
    story
        .user("ok do B")
        .patch("a.py")
        .shell("make test", 0, "ok")
        .says("`rows` has an index now.");

    assertThat(trace())
        .contains("- \"B: an index on `rows`.\" (the user chose this) [L")
        .doesNotContain("`a.py`.\" (the user chose this)");
  }

  @Test
  void numberIsAChoiceOnlyWhereTheAgentAsked() {
    String ways = "1. A cache in `a.py` helps.\n2. An index on `rows` helps.\n";
    story.shell("cat a.py", 0, "x = 1").says(ways).user("2 tests fail on my side").says("I look.");
    SessionStory asked = SessionStory.of("Look into the cart");
    asked.shell("cat a.py", 0, "x = 1").says(ways + "\nWhich?").user("the 2 please").says("Good.");
    SessionStory left = SessionStory.of("Look into the cart");
    left.shell("cat a.py", 0, "x")
        .says("Still to do:\n\n1. A test of `a.py`.\n2. The docs of `b.py`.");
    left.user("for the 2 I ask Ann").says("Good.");
    SessionStory named = SessionStory.of("Look into the cart");
    named.shell("cat a.py", 0, "x").says(ways).user("the 2, with a limit").says("Good.");
    SessionStory unspaced = SessionStory.of("Look into the cart");
    unspaced.shell("cat a.py", 0, "x").says(ways + "\nWhich?").user("选2吧").says("Good.");

    assertThat(trace()).doesNotContain("(the user chose this)");
    assertThat(trace(asked)).contains("\"An index on `rows` helps.\" (the user chose this) [L");
    assertThat(trace(left)).doesNotContain("(the user chose this)");
    assertThat(trace(named)).contains("\"An index on `rows` helps.\" (the user chose this) [L");
    assertThat(trace(unspaced)).contains("\"An index on `rows` helps.\" (the user chose this) [L");
  }

  @Test
  void whereThereIsLittleRoomTheAnswerComesBeforeItsFailures() {
    IntStream.range(10, 20)
        .forEach(
            i -> {
              String command = "./tool" + i + " " + "part".repeat(20);
              story.shell(command, 1, "error " + Character.toString('A' + i).repeat(60));
              story.shell("FLAG=" + i + " " + command, 0, "ok");
            });
    String sentences =
        IntStream.range(10, 20)
            .mapToObj(i -> "The class in cart.py keeps the row `r" + i + "` of the shop. ")
            .collect(Collectors.joining());
    story.patch("src/cart.py").says(sentences);

    assertThat(trace()).contains("keeps the row `r10`", "keeps the row `r19`");
  }

  @Test
  void commitOfWorkThatFailsItsCheckIsPartial() {
    story.patch("a.py").shell("make test", 1, "1 failed").says("Almost.");
    story.user("Commit it").shell("git commit -am x", 0, "[main 1a2b3c4] x").says("Committed.");

    assertThat(trace()).containsSubsequence("## Task: Commit it", "Outcome: partial");
  }

  @Test
  void checkInAPipeHasRunToo() {
    story.patch("a.py").shell("npm test 2>&1 | tail -n 3", 0, "# pass 2").says("Done.");

    assertThat(trace()).doesNotContain("no check ran");
  }

  @Test
  void editIsToldOnce() {
    story.shell("make test", 1, "1 failed").patch("a.py").shell("make test", 0, "ok");

    assertThat(trace())
        .contains("changed `a.py` [L4]", "passed after `old_value` -> `new_value` in `a.py` [L2");
  }

  @Test
  void substitutionMayHoldEscapes() {
    story.shell("sed -i 's/round(net \\* rate)/ceil(net * rate)/' a.js", 0, "").says("Done.");

    assertThat(trace()).contains("(`round(net \\* rate)` -> `ceil(net * rate)`)");
  }

  @Test
  void editOfALaterTaskIsSaidToBeLater() {
    story.shell("make test", 1, "1 failed").says("It fails.");
    story.user("Fix it").patch("a.py").shell("make test", 0, "ok").says("Done.");

    assertThat(trace()).contains("; passed later, after `old_value` -> `new_value` in `a.py`");
  }

  @Test
  void goingBackInGitIsAStep() {
    story.user("Undo it").shell("git checkout -- src", 0, "").says("Undone.");

    assertThat(trace()).contains("- ran `git checkout -- src` [L");
  }

  @Test
  void callThatPrintsItsUsageIsNoFailure() {
    story.shell("python3 cart.py lst", 2, "usage: cart.py list").says("It lists the cart.");

    assertThat(trace()).doesNotContain("cart.py lst");
  }

  @Test
  void checkWithoutAnExitCodeIsACheck() {
    story.patch("a.py").run("make test").returned("3 passed").says("Done.");

    assertThat(trace()).doesNotContain("no check ran");
  }

  @Test
  void patchThatNeverWorkedIsAFailure() {
    story.failedPatch("a.py").shell("make test", 0, "ok").says("The limit is new now, `a.py`.");

    assertThat(trace())
        .contains("- the patch of `a.py` failed and no later one worked: `apply_patch verification")
        .contains("Outcome: fail");
  }

  @Test
  void patchThatWorkedAtTheSecondTryIsNoFailure() {
    story.failedPatch("a.py").patch("a.py").shell("make test", 0, "ok").says("Done.");

    assertThat(trace()).doesNotContain("the patch of").contains("Outcome: success");
  }

  @Test
  void commitAfterAFailingCheckSaysSo() {
    story.patch("a.py").shell("make test", 1, "1 failed").says("It fails.");
    story.user("Commit it").shell("git commit -qam Limit", 0, "").says("Committed.");

    assertThat(trace()).contains("- committed although `make test` had failed last [L");
  }

  @Test
  void findingOnTheWayIsToldOnce() {
    story
        .remarks("I look into `cart.py`.")
        .remarks("`cart.py` rounds before it sums up. Maybe `tax.py` does it too.")
        .shell("cat cart.py", 0, "round(x)")
        .says("Done, the total is right.");

    assertThat(trace())
        .containsOnlyOnce("- \"`cart.py` rounds before it sums up.\" [L3]")
        .doesNotContain("tax.py")
        .doesNotContain("I look");
  }

  @Test
  void findingThatTheAnswerRepeatsIsToldThere() {
    story
        .remarks("`cart.py` rounds before it sums up.")
        .shell("cat cart.py", 0, "round(x)")
        .says("`cart.py` rounds before it sums up.");

    assertThat(belowTitle()).containsOnlyOnce("rounds before it sums up");
  }

  @Test
  void textThatASubstitutionAddsIsToldAlone() {
    story.shell(
        "sed -i 's/    return total/    check(total)\\n    return total/' shop/*.py", 0, "");

    assertThat(trace()).contains("- changed `shop/*.py` (with `check(total)`) [L2]");
  }

  @Test
  void claimWithoutItsChangeIsContradicted() {
    story.failedPatch("a.py").shell("make test", 0, "ok").says("Fixed, all tests pass.");

    assertThat(trace()).contains("\"Fixed, all tests pass.\" (contradicted: the patch failed)");
  }

  @Test
  void checkOfRejectedWorkIsNoExample() {
    story.patch("a.py").shell("make test", 0, "ok").says("Done.");
    story.user("No, that is wrong. Undo it.").shell("git checkout -- a.py", 0, "").says("Undone.");

    assertThat(trace()).doesNotContain("Run `make test`");
  }

  @Test
  void checkWithoutAVerdictRanAllTheSame() {
    story.patch("a.py").shell("timeout 9 make test", 124, "").says("It hangs.");

    assertThat(trace()).doesNotContain("no check ran");
  }

  @Test
  void claimOfAllTestsNamesTheFewThatRan() {
    story.patch("a.py").shell("pytest tests/test_cart.py -q", 0, "2 passed");
    story.says("All tests pass.");

    assertThat(trace())
        .contains("\"All tests pass.\" (unverified: only `pytest tests/test_cart.py -q` ran)");
  }

  @Test
  void claimIsBorneOutByAFigureOrAPartOfTheCommand() {
    story.patch("a.py").shell("./mvnw -o verify", 0, "Tests run: 116, Failures: 0");
    story.says("`verify` is green, with the formatter.");
    assertThat(trace()).doesNotContain("unverified");

    story.user("And the other one").patch("b.py").shell("make test", 0, "116 passed in 3 s");
    story.says("116 green, lint too.");
    assertThat(trace()).doesNotContain("unverified");
  }

  @Test
  void claimIsBorneOutByTheCheckOfAnEarlierTurn() {
    story.patch("a.py").shell("make test", 0, "22 passed").says("Done.");
    story.user("Commit it please").shell("git commit -m x", 0, "[main 1a2b3c4] x");
    story.says("Committed as `1a2b3c4`. All tests pass.");

    assertThat(trace()).doesNotContain("unverified");
  }

  @Test
  void adviceOnChecksIsNoClaim() {
    story.shell("cat ci.yml", 0, "on: push").says("Push a tag `v1.0-rc1`; the tests pass there.");

    assertThat(trace()).doesNotContain("unverified");
  }

  @Test
  void programThatPrintsTheSummaryOfTestsIsACheck() {
    story.patch("a.gd").shell("godot4 -s gut_cmdln.gd", 0, "Tests  23\nPassing Tests  23");
    story.says("All 23 tests pass.");

    assertThat(trace())
        .contains("- Run `godot4 -s gut_cmdln.gd` to verify: exit 0, `Passing Tests 23`")
        .doesNotContain("unverified");
  }

  @Test
  void claimAboutTestsIsNotContradictedByTheFormatter() {
    story.patch("a.py").shell("make test", 0, "89 passed").shell("make format-check", 1, "a.py");
    story.says("Unit tests are green (89).");

    assertThat(trace()).doesNotContain("contradicted");
  }

  @Test
  void answerThatNamesWhatFailsIsNotContradicted() {
    story.patch("a.py").shell("make test", 1, "1 failed, 1 passed");
    story.says("The test of the batches passes. `test_archive` fails, the old rows stay empty.");

    assertThat(trace()).doesNotContain("contradicted");
  }

  @Test
  void claimBesideAFailingCheckIsContradicted() {
    story.patch("a.py").shell("pytest -q", 1, "1 failed, 3 passed").shell("make lint", 0, "ok");
    story.says("All specs pass and lint is clean.");

    assertThat(trace()).contains("(contradicted: `pytest -q`, exit 1)");
  }

  @Test
  void failureThatAPipeHidesIsTold() {
    story.patch("a.py").shell("pytest -q | tail -3", 0, "3 failed, 20 passed").says("Done.");

    assertThat(trace())
        .contains(
            "- `pytest -q | tail -3` failed, though the pipe ends with 0: `3 failed, 20 passed`")
        .doesNotContain("Run `pytest");
  }

  @Test
  void switchedOffTestIsToldUntilItIsOnAgain() {
    story.patched("a_test.py", "+@pytest.mark.skip(reason=\"slow\")", " def test_a():");
    story.shell("make test", 0, "ok").says("Done.");
    String off = "switched a test off in `a_test.py`: `@pytest.mark.skip(reason=\"slow\")`";
    assertThat(trace()).contains(off);

    story.user("No. Take that out.");
    story.patched("a_test.py", "-@pytest.mark.skip(reason=\"slow\")", " def test_a():");
    assertThat(trace()).doesNotContain(off);
  }

  @Test
  void disobeyedOrderIsQuoted() {
    story.user("Now the tax. Don't touch `conf/shop.yml`.").patch("conf/shop.yml").says("Done.");

    assertThat(trace())
        .contains("- changed `conf/shop.yml` although the user had said: \"Don't touch")
        .doesNotContain("committed although");
  }

  @Test
  void checkInALoopRan() {
    story.patch("a.py").shell("for i in 1 2 3; do timeout 9 make test; done", 124, "");
    story.says("It hangs.");

    assertThat(trace()).doesNotContain("no check ran");
  }

  @Test
  void editOfALaterTaskIsNoRemedyWhereChecksWentOn() {
    story.patch("a.py").shell("make test", 1, "port in use").patch("b.py");
    story.shell("make lint", 0, "ok").says("Done.");
    story.user("Next: the tax.").patch("tax.py").shell("make test", 0, "ok").says("Done.");

    assertThat(trace()).contains("`port in use`; passed later [").doesNotContain("later, after");
  }

  @Test
  void headlineTellsThatTheLastRequestWasNotMet() {
    story.patch("a.py").shell("make test", 0, "ok").says("Done.");
    story.user("Now deploy it.").shell("./deploy.sh", 2, "TOKEN not set");
    story.says("I could not deploy it: the token is missing.");

    assertThat(trace()).startsWith("# Look into the cart (fail)");
  }

  @Test
  void whatTheUserPutsOffIsOpen() {
    story.patch("a.py").shell("make test", 0, "ok").says("Done.");
    story.user("I will look at the tax tomorrow.").says("Fine.");

    assertThat(trace()).contains("open: the user: \"I will look at the tax tomorrow.\"");
  }

  @Test
  void headlineTellsThatAnEarlierTaskFailed() {
    story.patch("a.py").shell("make test", 1, "boom").says("The test fails.");
    story.user("Add the tax as well.").patch("b.py").shell("make lint", 0, "ok").says("Done.");

    assertThat(trace()).startsWith("# Look into the cart (success; an earlier task failed)");
  }

  @Test
  void headlineDoesNotTellOfAFailureThatIsMended() {
    story.patch("a.py").shell("make test", 1, "boom").says("The test fails.");
    story.user("Add the tax as well.").patch("b.py").shell("make test", 0, "ok").says("Done.");

    assertThat(trace()).startsWith("# Look into the cart (success)");
  }

  @Test
  void newLineIsToldOfADocumentOnly() {
    story.patched("b.py", "+use_tax = rate * 2").patched("a.md", "+Prices end in 0 or 5.");

    assertThat(trace()).contains("- changed `b.py`, `a.md` (with `Prices end in 0 or 5.`)");
  }

  @Test
  void longCommandIsNotRepeatedAsItsRemedy() {
    String command = "carton exec -- perl jobs/export.pl --month 2026-09 --out before";
    story.shell(command, 1, "Can't locate Cart.pm").shell("cd deploy && " + command, 0, "ok");

    assertThat(trace()).contains("`Can't locate Cart.pm`; passed as `cd deploy && …` [L");
  }

  @Test
  void onlyTheSandboxIsNamedWhereTheLineIsTheSame() {
    String line = ". ./env.sh && carton exec -- perl jobs/export.pl --month 2026-09 --out before";
    story.shell(line, 1, "could not translate host name");
    story.escalated(line).returned("Process exited with code 0\nOutput:\nok");

    assertThat(trace()).contains("host name`; passed outside the sandbox [L");
  }

  @Test
  void ofManyChangesNoneIsCalledTheRemedy() {
    story.shell("make test", 1, "port in use").patch("a.py").patch("b.py").patch("c.py");
    story.shell("make test", 0, "ok").says("Done.");

    assertThat(trace()).contains("`port in use`; passed later [").doesNotContain("passed after");
  }

  @Test
  void fileThatGitBroughtBackWasNotChanged() {
    story.patch("a.py", "b.py").shell("git checkout -- b.py", 0, "").says("Done.");

    assertThat(trace()).contains("- changed `a.py` (`old_value` -> `new_value`) [L");
  }

  @Test
  void anotherBranchBringsNoFileBack() {
    story.patch("src/main/a.py").shell("git checkout main", 0, "");

    assertThat(trace()).contains("- changed `src/main/a.py`");
  }

  @Test
  void stashAndUnstagingTakeNothingBack() {
    story.patch("a.py").shell("git stash", 0, "").shell("make test", 0, "ok");
    story.shell("git stash pop", 0, "").shell("git reset", 0, "");

    assertThat(trace()).contains("- changed `a.py`");
  }

  @Test
  void readingADocumentIsNoRemedy() {
    story
        .shell("go build ./...", 1, "inconsistent vendoring")
        .shell("go doc net/http", 0, "package");
    story.shell("go build ./...", 0, "");

    assertThat(trace()).contains("inconsistent vendoring").doesNotContain("after `go doc");
  }

  @Test
  void approvalDoesNotExplainAnInterruption() {
    story.patch("a.py").item(new RolloutItem.TurnAborted("x"));
    story.user("12 books is good enough for this release, the rest can wait").says("Fine.");

    assertThat(trace()).contains("- the user interrupted the work [L");
  }

  @Test
  void shortSentenceWithoutANameIsFiller() {
    story.patch("a.py").says("I have rewritten it. `limit` is 12 now, as the docs say." + MORE);

    assertThat(trace()).contains("`limit` is 12 now").doesNotContain("rewritten it");
  }

  @Test
  void checkOfAFewTestsGivesWayToALaterOne() {
    story.patch("a.py").shell("pytest tests/test_cart.py", 0, "3 passed");
    story.shell("pytest", 0, "41 passed").says("Done.");

    assertThat(trace()).contains("Run `pytest` to verify").doesNotContain("test_cart.py");
  }

  @Test
  void timeOfARunIsToldWhereNothingElseIs() {
    story
        .patch("a.py")
        .shell("time make export", 0, "wrote a.csv\n\nreal\t4m9.212s\nuser\t3m1s\nsys\t0m2s");

    assertThat(trace()).contains("4m9.212s");
  }

  @Test
  void answerToAQuestionLeadsTheSteps() {
    story.user("What is the limit?");
    story.shell("cat shop.yml", 0, "limit: 12").says("`shop.yml` limits a cart to 12 items.");

    assertThat(trace()).contains("Key steps:\n- \"`shop.yml` limits a cart to 12 items.\"");
  }

  @Test
  void checkFromBeforeTheEditVerifiesNothing() {
    story.shell("pytest --seed 4711", 0, "9 passed").patch("a.py").shell("make test", 0, "ok");
    story.says("Rounded once.");

    assertThat(trace()).contains("Run `make test` to verify").doesNotContain("4711");
  }

  @Test
  void checkFromBeforeTheEditStaysWhereNoLaterOneTells() {
    story.shell("pytest --seed 4711", 0, "9 passed").patch("a.py").says("Rounded once.");

    assertThat(trace()).contains("Run `pytest --seed 4711` to verify");
  }

  @Test
  void deletedFileIsNotToldAsChanged() {
    story.shell("rm scripts/try.py", 0, "").says("The trial script is gone.");

    assertThat(trace()).contains("- changed `scripts/try.py` (deleted) [L");
  }

  @Test
  void longPathsOfErrorsAreShortened() {
    story.shell(
        "make test", 1, "error: /home/ann/.cache/tool/dists/v8/abc/tool.zip.lck (Read-only)");
    story.says("The cache is read-only.");

    assertThat(trace()).contains("exit 1: `error: …/tool.zip.lck (Read-only)` [L");
  }

  @Test
  void guessThatTheAgentRuledOutIsTold() {
    story.remarks("Maybe the cache in `a.py` is stale.").shell("cat a.py", 0, "x = 1");
    story.remarks("No, `a.py` has no cache.").shell("cat b.py", 0, "y = 2");
    story.says("`b.py` rounds twice.");

    assertThat(trace())
        .contains(
            "- \"Maybe the cache in `a.py` is stale.\" (ruled out: \"No, `a.py` has no cache.\") [L");
  }

  @Test
  void guessThatTurnsOutRightIsNoWrongTrail() {
    story.remarks("Maybe the cache in `a.py` is stale.").shell("cat a.py", 0, "x = 1");
    story.says("`a.py` never drops its cache.");

    assertThat(trace()).doesNotContain("ruled out");
  }

  @Test
  void changeThatOnlyGitShowsIsTold() {
    story
        .shell("git status --short", 0, " M notes.md")
        .patch("a.py")
        .shell("git status --short", 0, " M Gemfile.lock\n M a.py\n M notes.md")
        .says("`a.py` rounds once now.");

    assertThat(trace())
        .contains(
            "- open: `git status` shows a change of `Gemfile.lock` that the agent's answer does not name [L")
        .doesNotContain("not committed at the end");
  }

  @Test
  void changeThatTheAnswerNamesIsNotToldAgain() {
    story
        .patch("a.py")
        .shell("git status --short", 0, " M Gemfile.lock\n M a.py")
        .says("`a.py` rounds once now, and bundler rewrote `Gemfile.lock`.");

    assertThat(trace()).doesNotContain("`git status` shows");
  }

  @Test
  void editThatGitTookBackIsNoRemedy() {
    story
        .shell("make test", 1, "boom 7")
        .patch("a.py")
        .shell("make test", 0, "ok")
        .shell("git checkout -- a.py", 0, "")
        .says("I have put `a.py` back, the fix hid the error.");

    assertThat(trace()).contains("`make test`, exit 1: `boom 7` [L").doesNotContain("after `old");
  }

  @Test
  void limitThatIsNoShortcomingStandsAmongTheSteps() {
    story.patch("a.py").says("`total` rounds once in `a.py`. The JSON of the cart is unchanged.");

    assertThat(trace())
        .contains(
            "Key steps:\n"
                + "- \"`total` rounds once in `a.py`. The JSON of the cart is unchanged.\"");
  }

  @Test
  void banOnCommittingAPartIsNotBrokenByTheCommit() {
    story.user("Good. Commit a.py, but don't commit the dump").shell("git commit -qm x", 0, "");
    story.says("Committed `a.py`.");

    assertThat(trace()).doesNotContain("although the user had said");
  }

  @Test
  void sessionWhoseLastCheckFailedIsNoSuccess() {
    story.shell("make test", 1, "boom 7").says("The test still fails.");
    story.user("Revert that").shell("git checkout -- a.py", 0, "").shell("make test", 1, "boom 7");
    story.says("`a.py` is back as it was.");

    assertThat(trace()).startsWith("# Look into the cart (partial").contains("Outcome: success");
  }

  @Test
  void titleSaysWhatWasAskedAndWhatCameOfIt() {
    story.patch("a.py").says("The sum was wrong because `a.py` rounded twice. I added a test.");

    assertThat(trace())
        .startsWith(
            "# Look into the cart (partial): \"The sum was wrong because `a.py` rounded twice.\"\n");
  }

  @Test
  void claimIsNotDrownedInAPassage() {
    story.patch("a.py").shell("make test", 1, "boom 7");
    story.says("`total` rounds once in `a.py`. All tests pass.");

    assertThat(trace())
        .contains("- \"`total` rounds once in `a.py`.\" [L")
        .contains("- \"All tests pass.\" (contradicted: `make test`, exit 1) [L");
  }

  @Test
  void workThatUsesWhatTheUserForbidsByNameIsPartial() {
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.says("The image is small now, `a.py` links with LTO. `b.py` reads the rows once.");
    story
        .user("Please never use LTO, we got burned by it.")
        .patch("a.py")
        .shell("make test", 0, "ok");
    story.says("`a.py` links without it.");

    assertThat(trace()).contains("`b.py` reads the rows once.").doesNotContain("links with LTO");
    assertThat(trace()).contains("## Task: Look into the cart\nOutcome: partial");
  }

  @Test
  void openEndThatTheUserCameBackToIsNotOpen() {
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.says("`total` rounds once. Amounts are not checked by the test.");
    story.user("Good. Let the test compare the amounts, too.").patch("b.py");
    story.shell("make test", 0, "4 passed").says("The test of `b.py` compares amounts.");

    assertThat(trace()).contains("`total` rounds once.").doesNotContain("are not checked");
  }

  @Test
  void openEndAboutTheSameThingAsAllOfTheSessionStaysOpen() {
    SessionStory shop = SessionStory.of("The cart loses its rows when it is stored");
    shop.patch("a.py").shell("make test", 0, "3 passed");
    shop.says("`a.py` keeps them. Left alone: stored rows of a cart are not checked for `null`.");
    shop.user("Good. And store the rows of a cart only once").patch("b.py");
    shop.shell("make test", 0, "4 passed").says("`b.py` stores once.");

    assertThat(trace(shop)).contains("are not checked for `null`");
  }

  @Test
  void sentenceThatNamesAnEditedFileIsToldBeforeOthers() {
    String others =
        IntStream.range(10, 40)
            .mapToObj(i -> "The row `r" + i + "` belongs to the table `t" + i + "` of the shop. ")
            .collect(Collectors.joining());
    story.patch("src/cart.py").says(others + "The class in cart.py keeps one row each.");

    assertThat(trace()).contains("The class in cart.py keeps one row each.");
  }

  @Test
  void nothingIsToldAsItWasWhereAllWasUndone() {
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.says("`a.py` was slow because of `b.py`. A cache in `a.py` keeps the rows now.");
    story.user("Revert that, all of it.").shell("git checkout -- a.py", 0, "");
    story.says("`a.py` is back as it was.");

    assertThat(trace()).contains("was slow because of `b.py`").doesNotContain("keeps the rows");
  }

  @Test
  void whatTheUserTriedOnTheDeviceIsNoCaveat() {
    story.patch("a.py").shell("make test", 0, "3 passed");
    story.says("`total` rounds once. Not tried on a device.");
    story.user("flashed it, works fine. Commit please").shell("git commit -qam x", 0, "");
    story.says("Committed.");

    assertThat(trace()).contains("`total` rounds once.").doesNotContain("Not tried");
  }

  @Test
  void anotherLayoutMendsNoTest() {
    story.shell("make test", 1, "boom 7").shell("clang-format -i a.c", 0, "");
    story.shell("make test", 0, "3 passed").says("`a.c` is fixed.");

    assertThat(trace()).doesNotContain("passed after `clang-format");
  }

  private String belowTitle() {
    return trace().split("\n", 2)[1];
  }

  private String trace() {
    return trace(story);
  }

  private static String trace(SessionStory story) {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.of("/srv/shop"));
    story.entries().forEach(offline::accept);
    return offline.write("").trace();
  }
}
