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

/** Which later run counts as the remedy of a failure, and how a session is named. */
class RemediesTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");
  private static final String PATCHED = "Success. Updated the following files:\nM a.py\n";
  private static final String PATCH =
      """
      *** Begin Patch
      *** Update File: a.py
      @@
      -slow(x)
      +fast(x)
      *** End Patch""";

  @TempDir Path folder;

  private static RolloutFixture session(String request) {
    return RolloutFixture.session(Format.V118, ID, START, "/srv/shop")
        .turn("/srv/shop")
        .user(request);
  }

  private OfflineTrace.Written written(RolloutFixture story, String title) throws IOException {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.of("/srv/shop"));
    TestRollouts.entries(story.writeTo(folder)).forEach(offline::accept);
    return offline.write(title);
  }

  private String trace(RolloutFixture story) throws IOException {
    return written(story, "").trace();
  }

  @Test
  void anEditIsNoRemedyOfAKill() throws IOException {
    RolloutFixture killed =
        session("Speed it up.")
            .shell("make test", 137, "collecting\nKilled\n")
            .patch(PATCH, PATCHED)
            .shell("make test", 0, "3 passed\n");

    assertThat(trace(killed)).contains("exit 137").doesNotContain("passed after");
    RolloutFixture failed =
        session("Speed it up.")
            .shell("make test", 1, "FAILED t.py::test_a\n")
            .patch(PATCH, PATCHED)
            .shell("make test", 0, "3 passed\n");
    assertThat(trace(failed)).contains("passed after `slow` -> `fast` in `a.py`");
  }

  @Test
  void aRunThatAcceptsWhatItFindsIsNoRemedy() throws IOException {
    RolloutFixture story =
        session("Fix the chart.")
            .shell("npx jest", 1, "FAIL chart.test.js\n")
            .shell("npx jest -u", 0, "1 snapshot updated.\nTests: 3 passed\n");

    assertThat(trace(story)).contains("exit 1: `FAIL").doesNotContain("passed as");
  }

  @Test
  void fileThatIsSourcedBeforeIsPartOfTheRemedy() throws IOException {
    RolloutFixture story =
        session("Run the tests.")
            .shell("Rscript -e 'testthat::test_local()'", 1, "Error: no package called 'arrow'\n")
            .shell(". ci/env.sh && Rscript -e 'testthat::test_local()' && make docs", 0, "ok\n");

    assertThat(trace(story))
        .contains("passed as `. ci/env.sh && Rscript -e 'testthat::test_local()' && make docs`");
  }

  @Test
  void launcherInAnotherFolderIsARemedy() throws IOException {
    RolloutFixture story =
        session("Run the tests.")
            .shell("prove -l t", 2, "Can't locate DBD/Pg.pm in @INC\nResult: FAIL\n")
            .shell("cd deploy && carton exec -- prove -I ../lib ../t", 0, "Result: PASS\n");

    assertThat(trace(story))
        .contains("passed as `cd deploy && carton exec -- prove -I ../lib ../t`");
  }

  @Test
  void anotherTargetIsAnotherThing() throws IOException {
    RolloutFixture story =
        session("Plan both.")
            .shell("terraform -chdir=tf/staging plan -no-color", 1, "Error: state lock\n")
            .shell("terraform -chdir=tf/prod plan -no-color", 0, "No changes.\n");

    assertThat(trace(story)).contains("state lock").doesNotContain("passed as");
  }

  @Test
  void aSizeIsNoTarget() throws IOException {
    RolloutFixture story =
        session("Analyse it.")
            .shell("phpstan analyse --memory-limit=128M", 255, "Allowed memory size exhausted\n")
            .shell("phpstan analyse --memory-limit=1G", 0, "[OK] No errors\n");

    assertThat(trace(story)).contains("passed as `phpstan analyse --memory-limit=1G`");
  }

  @Test
  void aSentenceGoesOnAfterCodeThatHoldsADot() throws IOException {
    RolloutFixture story =
        session("Is the pattern slow?")
            .shell("python3 time.py", 0, "0.1 s\n")
            .assistant(
                "No change needed, because the pattern `(\\w+) (.*)`\nhas no nested quantifiers.");

    assertThat(trace(story))
        .contains("because the pattern `(\\w+) (.*)` has no nested quantifiers.\"");
  }

  @Test
  void whatWasRolledBackOrPastedGivesNoTitle() throws IOException {
    RolloutFixture rolledBack = session("Never keep the old gate.").rolledBack(1);
    assertThat(written(rolledBack, "Never keep the old gate.").title())
        .contains("a request that the user took back");
    RolloutFixture pasted = session("Please explain\n\n> never feed the owl");
    assertThat(written(pasted, "Please explain > never feed the owl").title())
        .contains("Please explain");
    assertThat(written(session("Please explain"), "Please explain").title()).isEmpty();
    assertThat(written(session("Hi there, please explain"), "Hi there, please explain").title())
        .contains("please explain");
    assertThat(written(pasted, "Owls").title()).isEmpty();
  }
}
