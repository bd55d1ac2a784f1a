package dev.memories.rollout.opencode;

import static dev.memories.rollout.opencode.OpenCodeFixture.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.rollout.DialectLogs;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.session.Agent;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCodeTranslatorTest {
  private static final String ID = "ses_ddeaa7c3fffehwJexPcnSIRZYN";
  private static final String OTHER = "ses_ddea616a3ffe62DdxJdW4i2KMx";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");

  @TempDir Path home;

  @Test
  void headerIsTheSessionsRow() throws IOException {
    RolloutItem.SessionMeta meta =
        DialectLogs.header(session().user("Fix the cart.").writeTo(home));

    assertThat(meta.id()).isEqualTo(SessionId.standingFor(ID));
    assertThat(meta.cwd()).isEqualTo("/srv/shop");
    assertThat(meta.client().cliVersion()).isEqualTo("1.18.33");
    assertThat(meta.timestamp()).isEqualTo("2026-02-09T16:00:00.000Z");
  }

  @Test
  void lineIsThePlaceOfARowInTheSession() throws IOException {
    Path session = session().user("Fix the cart.").assistant("Done.").writeTo(home);

    assertThat(TestRollouts.entries(session))
        .filteredOn(entry -> entry.item() instanceof RolloutItem.Response)
        .extracting(RolloutEntry::line)
        .containsExactly(3L, 5L);
  }

  @Test
  void rowsInTheLogOfTheDatabaseAreReadAndNothingAppearsBesideIt() throws IOException {
    Path session = session().user("Fix the cart.").writeTo(home);
    List<String> before = names();

    assertThat(DialectLogs.words(session)).containsExactly("Fix the cart.");
    assertThat(names()).isEqualTo(before).containsExactly("opencode.db", "opencode.db-wal");
  }

  @Test
  void rowThatCameLaterIsRead() throws IOException {
    OpenCodeFixture.session(OTHER, START, "/srv/shop").user("One.").writeTo(home);
    assertThat(ids()).containsExactly(SessionId.standingFor(OTHER));

    session().user("Two.").writeTo(home);
    assertThat(ids())
        .containsExactlyInAnyOrder(SessionId.standingFor(OTHER), SessionId.standingFor(ID));
  }

  @Test
  void documentsOfEarlierReleasesReadLikeRows() throws IOException {
    OpenCodeFixture made = session().user("Fix the cart.").assistant("Done.");
    for (Path session :
        List.of(
            made.writeDocumentsTo(home.resolve("later")),
            made.writeEarlyDocumentsTo(home.resolve("early")))) {
      RolloutItem.SessionMeta meta = DialectLogs.header(session);
      assertThat(meta.id()).isEqualTo(SessionId.standingFor(ID));
      assertThat(meta.cwd()).isEqualTo("/srv/shop");
      assertThat(meta.timestamp()).isEqualTo("2026-02-09T16:00:00.000Z");
      assertThat(TestRollouts.entries(session))
          .filteredOn(entry -> entry.item() instanceof RolloutItem.Response)
          .extracting(RolloutEntry::line)
          .containsExactly(3L, 5L);
    }
  }

  @Test
  void documentsCountOnlyWhereNoDatabaseHasTheSession() throws IOException {
    OpenCodeFixture.session(OTHER, START, "/srv/shop").user("Two.").writeDocumentsTo(home);
    OpenCodeFixture.session(OTHER + "x", START, "/srv/shop")
        .startedBy(OTHER)
        .user("Three.")
        .writeDocumentsTo(home);
    session().user("Old.").writeEarlyDocumentsTo(home);
    session().user("Old.").writeDocumentsTo(home);
    assertThat(paths())
        .containsExactlyInAnyOrder(
            home.resolve("storage").resolve(ID), home.resolve("storage").resolve(OTHER));

    Path session = session().user("One.").writeTo(home);

    assertThat(paths()).containsExactlyInAnyOrder(session, home.resolve("storage").resolve(OTHER));
    assertThat(RolloutFile.isGone(home.resolve("storage").resolve(OTHER))).isFalse();
    assertThat(RolloutFile.isGone(home.resolve("storage").resolve(OTHER + "y"))).isTrue();
  }

  @Test
  void damagedDocumentCostsOneLine() throws IOException {
    Path session = session().user("Fix the cart.").user("Go on.").writeDocumentsTo(home);
    Path part;
    try (Stream<Path> files = Files.walk(home.resolve("storage/part"))) {
      part = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    Files.writeString(part, "{\"type\":\"text\", \"te");
    Files.createSymbolicLink(part.resolveSibling("prt_0.json"), home.resolve("nothing"));

    assertThat(DialectLogs.words(session)).containsExactly("Go on.");
    assertThat(paths()).containsExactly(session);
  }

  private List<Path> paths() {
    return RolloutFiles.of(LogHomes.NONE.with(Agent.OPENCODE, home)).folders().stream()
        .flatMap(folder -> folder.files().stream())
        .map(Found::path)
        .toList();
  }

  @Test
  void quotesThatTheCommandLineAddsAreTakenAway() throws IOException {
    Path session =
        session()
            .user("\"Fix the \\\"big\\\" cart.\"")
            .user("\"yes\" and \"no\"")
            .user("\"word\"")
            .writeTo(home);

    assertThat(DialectLogs.words(session))
        .containsExactly("Fix the \"big\" cart.", "\"yes\" and \"no\"", "\"word\"");
  }

  @Test
  void commandOfTheUserIsNoWorkOfTheAgent() throws IOException {
    Path session =
        session()
            .userMessage()
            .part(object("type", "text", "text", "The user ran a tool").put("synthetic", true))
            .step("stop", object())
            .tool(
                "bash",
                object("command", "git status"),
                object("status", "completed", "output", "clean"))
            .writeTo(home);

    assertThat(DialectLogs.words(session)).isEmpty();
    assertThat(DialectLogs.outputs(session)).isEmpty();
    assertThat(TestRollouts.entries(session).toString()).contains("<user_shell_command>");
  }

  @Test
  void failedCommandHasItsExitCode() throws IOException {
    Path session = session().user("Test it.").shell("make test", 2, "1 failed").writeTo(home);

    assertThat(DialectLogs.outputs(session)).containsExactly("Exit code: 2\nOutput:\n1 failed");
  }

  @Test
  void interruptIsToldAfterTheAnswerThatItBrokeOff() throws IOException {
    var aborted = object();
    aborted.set("error", object("name", "MessageAbortedError"));
    Path session =
        session()
            .user("Run it.")
            .step("", aborted)
            .tool(
                "bash",
                object("command", "sleep 60"),
                object("status", "completed", "output", "User aborted the command"))
            .writeTo(home);

    assertThat(DialectLogs.outputs(session).getFirst()).startsWith("Interrupted by the user\n");
    assertThat(DialectLogs.items(session)).endsWith(new RolloutItem.TurnAborted("interrupted"));
  }

  @Test
  void refusalTellsTheReasonInTheUsersWords() throws IOException {
    Path session =
        session()
            .user("Tidy up.")
            .call(
                "write",
                object("filePath", "/srv/shop/util.js", "content", "x"),
                object(
                    "status",
                    "error",
                    "error",
                    "The user rejected permission to use this specific tool call with the"
                        + " following feedback: no new files"))
            .writeTo(home);

    assertThat(DialectLogs.words(session)).containsExactly("Tidy up.", "no new files");
    assertThat(DialectLogs.outputs(session).getFirst()).startsWith("Declined by the user\n");
  }

  @Test
  void summaryOfACompactionIsNoAnswer() throws IOException {
    Path session =
        session()
            .user("Fix it.")
            .userMessage()
            .part(object("type", "compaction"))
            .step("stop", object("mode", "compaction"))
            .part(object("type", "text", "text", "The session goes on."))
            .writeTo(home);

    assertThat(DialectLogs.words(session)).containsExactly("Fix it.");
    assertThat(DialectLogs.items(session))
        .contains(new RolloutItem.Compacted("The session goes on."));
  }

  @Test
  void messagesThatAForkCopiedAreItsParents() throws IOException {
    OpenCodeFixture fork = OpenCodeFixture.session(ID, START, "/srv/shop").after(-60);
    fork.user("Try one.").assistant("Yes.").after(120);

    Path session = fork.user("Try two.").assistant("Done.").writeTo(home);

    assertThat(DialectLogs.owners(session))
        .containsExactly(LineOwner.PARENT, LineOwner.PARENT, LineOwner.SESSION, LineOwner.SESSION);
    assertThat(Objects.requireNonNull(DialectLogs.facts(session).title()).text())
        .isEqualTo("Try two.");
  }

  @Test
  void messagesThatTheUserRevertedAreNoHistory() throws IOException {
    OpenCodeFixture made = session().user("Fix the cart.").user("Never use floats.");

    assertThat(DialectLogs.words(made.revertTo(made.here()).writeTo(home)))
        .containsExactly("Fix the cart.");
  }

  @Test
  void subAgentsAreNoSessions() throws IOException {
    session().user("Fix it.").writeTo(home);
    OpenCodeFixture.session(OTHER, START, "/srv/shop")
        .startedBy(ID)
        .user("Look for it.")
        .writeTo(home);

    assertThat(ids()).containsExactly(SessionId.standingFor(ID));
  }

  @Test
  void sessionThatWasDeletedIsGone() throws IOException {
    Path session = session().user("Fix it.").writeTo(home);

    assertThat(RolloutFile.isGone(session)).isFalse();
    Path other = session.resolveSibling(OTHER);
    assertThat(RolloutFile.isGone(other)).isTrue();
    assertThatThrownBy(() -> DialectLogs.items(other)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void damagedDatabaseIsReported() throws IOException {
    Path session = session().user("Fix it.").writeTo(home);
    assertThat(files().unreadable()).isEmpty();

    Files.writeString(Objects.requireNonNull(session.getParent()), "no database");
    Files.delete(home.resolve("opencode.db-wal"));

    assertThat(files().unreadable())
        .extracting(RolloutFiles.Unreadable::path)
        .containsExactly(session.getParent());
  }

  private List<SessionId> ids() {
    return files().folders().stream()
        .flatMap(folder -> folder.files().stream())
        .map(Found::id)
        .toList();
  }

  private RolloutFiles files() {
    return RolloutFiles.of(LogHomes.NONE.with(Agent.OPENCODE, home));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> inside = Files.list(home)) {
      return inside.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static OpenCodeFixture session() {
    return OpenCodeFixture.session(ID, START, "/srv/shop");
  }
}
