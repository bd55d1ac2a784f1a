package dev.memories.extract.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.claude.ClaudeFixture;
import dev.memories.rollout.gemini.GeminiFixture;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.rollout.opencode.OpenCodeFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same story gives the same trace, in whatever way a release calls tools and records it. */
class SameStoryTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");
  private static final String PATCH =
      """
      *** Begin Patch
      *** Update File: src/cart.py
      @@
      -    return total(items) > limit
      +    return total(items) >= limit
      *** End Patch""";

  private static final String BEFORE = "    return total(items) > limit";
  private static final String AFTER = "    return total(items) >= limit";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatGivesTheSameTrace(Format format) throws IOException {
    Path rollout = story(format).writeTo(folder.resolve(format.name()));

    String trace = trace(rollout);

    assertThat(withoutLines(trace))
        .isEqualTo(withoutLines(trace(story(Format.V118).writeTo(folder.resolve("like")))));
    assertThat(EvidenceCheck.faults(trace, rollout, SecretRedactor.product())).isEmpty();
  }

  @Test
  void claudeCodeGivesTheSameTrace() throws IOException {
    Path log = storyOfClaudeCode().writeTo(folder.resolve("claude"));

    String trace = trace(log);

    assertThat(withoutLines(trace))
        .isEqualTo(withoutLines(trace(story(Format.V118).writeTo(folder.resolve("like")))));
    assertThat(EvidenceCheck.faults(trace, log, SecretRedactor.product())).isEmpty();
  }

  @Test
  void geminiGivesTheSameTrace() throws IOException {
    Path log = storyOfGemini().writeTo(folder.resolve("gemini"));

    String trace = trace(log);

    assertThat(withoutLines(trace))
        .isEqualTo(withoutLines(trace(story(Format.V118).writeTo(folder.resolve("like")))));
    assertThat(EvidenceCheck.faults(trace, log, SecretRedactor.product())).isEmpty();
  }

  @Test
  void openCodeGivesTheSameTrace() throws IOException {
    Path session = storyOfOpenCode().writeTo(folder.resolve("opencode"));

    String trace = trace(session);

    assertThat(withoutLines(trace))
        .isEqualTo(withoutLines(trace(story(Format.V118).writeTo(folder.resolve("like")))));
    assertThat(EvidenceCheck.faults(trace, session, SecretRedactor.product())).isEmpty();
  }

  @Test
  void documentsOfEarlierReleasesGiveTheSameTrace() throws IOException {
    String like = withoutLines(trace(story(Format.V118).writeTo(folder.resolve("like"))));
    for (Path log :
        List.of(
            storyOfGemini().writeDocumentTo(folder.resolve("gemini")),
            storyOfOpenCode().writeDocumentsTo(folder.resolve("opencode")),
            storyOfOpenCode().writeEarlyDocumentsTo(folder.resolve("opencode")))) {
      String trace = trace(log);

      assertThat(withoutLines(trace)).as("%s", log).isEqualTo(like);
      assertThat(EvidenceCheck.faults(trace, log, SecretRedactor.product())).isEmpty();
    }
  }

  @Test
  void theStoryIsTold() throws IOException {
    assertThat(trace(story(Format.V171).writeTo(folder)))
        .contains(
            "exit 1: `FAILED tests/test_cart.py::test_limit`",
            "`src/cart.py`",
            "Run `make test` to verify: exit 0, `3 passed`",
            "committed `[main 0a1b2c3] Count the limit in`",
            "From now on, always run make lint before a commit.\" [L");
  }

  private static RolloutFixture story(Format format) {
    return RolloutFixture.session(format, ID, START, "/srv/shop")
        .turn("/srv/shop")
        .developer("You are an agent. Never stop.")
        .agentsFile("Never use floats for money.")
        .environment()
        .user("The limit of the cart is off by one, find out why and fix it.")
        .reasoning("looking")
        .shell("rg -n limit src", 0, "src/cart.py:7:    return total(items) > limit\n")
        .shell("rg -n nothing src", 1, "")
        .shell("make test", 1, "FAILED tests/test_cart.py::test_limit\n1 failed, 2 passed\n")
        .patch(PATCH, "Success. Updated the following files:\nM src/cart.py\n")
        .patch(PATCH, "apply_patch verification failed: Failed to find expected lines in cart.py")
        .shell("make test", 0, "3 passed\n")
        .assistant(
            "The comparison left the limit out, because it used `>`; `make test` passes now.")
        .user("Good. From now on, always run make lint before a commit. Commit it.")
        .shell("make lint && git commit -qam x", 137, "Killed\n")
        .shell("git commit -am x", 0, "[main 0a1b2c3] Count the limit in\n 1 file changed\n")
        .assistant("Committed.");
  }

  private static ClaudeFixture storyOfClaudeCode() {
    return ClaudeFixture.session("7a1c2c1e-5a35-4a53-9c0e-0a1b2c3d4e5f", START, "/srv/shop")
        .bookkeeping("mode")
        .user("Never use floats for money.", ClaudeFixture.object().put("isMeta", true))
        .user("The limit of the cart is off by one, find out why and fix it.")
        .thinking("looking")
        .shell("rg -n limit src", 0, "src/cart.py:7:    return total(items) > limit\n")
        .shell("rg -n nothing src", 1, "")
        .shell("make test", 1, "FAILED tests/test_cart.py::test_limit\n1 failed, 2 passed\n")
        .edit("src/cart.py", BEFORE, AFTER, "")
        .edit(
            "src/cart.py",
            BEFORE,
            AFTER,
            "apply_patch verification failed: Failed to find expected lines in cart.py")
        .shell("make test", 0, "3 passed\n")
        .assistant(
            "The comparison left the limit out, because it used `>`; `make test` passes now.")
        .user("Good. From now on, always run make lint before a commit. Commit it.")
        .shell("make lint && git commit -qam x", 137, "Killed\n")
        .shell("git commit -am x", 0, "[main 0a1b2c3] Count the limit in\n 1 file changed\n")
        .assistant("Committed.");
  }

  private static GeminiFixture storyOfGemini() {
    return GeminiFixture.session("7a1c2c1e-5a35-4a53-9c0e-0a1b2c3d4e5f", START, "/srv/shop")
        .user("The limit of the cart is off by one, find out why and fix it.")
        .thinking("Search", "looking")
        .shell("rg -n limit src", 0, "src/cart.py:7:    return total(items) > limit\n")
        .shell("rg -n nothing src", 1, "")
        .shell("make test", 1, "FAILED tests/test_cart.py::test_limit\n1 failed, 2 passed\n")
        .edit("src/cart.py", BEFORE, AFTER, "")
        .edit(
            "src/cart.py",
            BEFORE,
            AFTER,
            "apply_patch verification failed: Failed to find expected lines in cart.py")
        .shell("make test", 0, "3 passed\n")
        .assistant(
            "The comparison left the limit out, because it used `>`; `make test` passes now.")
        .user("Good. From now on, always run make lint before a commit. Commit it.")
        .shell("make lint && git commit -qam x", 137, "Killed\n")
        .shell("git commit -am x", 0, "[main 0a1b2c3] Count the limit in\n 1 file changed\n")
        .assistant("Committed.");
  }

  private static OpenCodeFixture storyOfOpenCode() {
    return OpenCodeFixture.session("ses_ddeaa7c3fffehwJexPcnSIRZYN", START, "/srv/shop")
        .user("\"The limit of the cart is off by one, find out why and fix it.\"")
        .shell("rg -n limit src", 0, "src/cart.py:7:    return total(items) > limit\n")
        .shell("rg -n nothing src", 1, "")
        .shell("make test", 1, "FAILED tests/test_cart.py::test_limit\n1 failed, 2 passed\n")
        .edit("src/cart.py", BEFORE, AFTER, "")
        .edit(
            "src/cart.py",
            BEFORE,
            AFTER,
            "apply_patch verification failed: Failed to find expected lines in cart.py")
        .shell("make test", 0, "3 passed\n")
        .assistant(
            "The comparison left the limit out, because it used `>`; `make test` passes now.")
        .user("Good. From now on, always run make lint before a commit. Commit it.")
        .shell("make lint && git commit -qam x", 137, "Killed\n")
        .shell("git commit -am x", 0, "[main 0a1b2c3] Count the limit in\n 1 file changed\n")
        .assistant("Committed.");
  }

  private static String trace(Path rollout) throws IOException {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.of("/srv/shop"));
    TestRollouts.entries(rollout).forEach(offline::accept);
    return offline.write("").trace();
  }

  /** Line numbers differ, and early releases do not record the branch. */
  private static String withoutLines(String trace) {
    return trace.replaceAll(" \\[L[^\\]]*]", "").replace(", branch `main`", "");
  }
}
