package dev.memories.rollout.gemini;

import static dev.memories.rollout.gemini.GeminiFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.rollout.DialectLogs;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.session.Agent;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeminiTranslatorTest {
  private static final String ID = "7a1c2c1e-5a35-4a53-9c0e-0a1b2c3d4e5f";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");

  @TempDir Path home;

  @Test
  void headerNamesTheProjectBesideTheLog() throws IOException {
    Path log = session().user("Fix the cart.").header("main").user("Go on.").writeTo(home);

    RolloutItem.SessionMeta meta = DialectLogs.header(log);
    assertThat(Objects.requireNonNull(meta.id()).value()).isEqualTo(ID);
    assertThat(meta.cwd()).isEqualTo("/srv/shop");
    assertThat(meta.client().source().name()).isEqualTo("cli");
    assertThat(DialectLogs.items(log)).filteredOn(RolloutItem.Meta.class::isInstance).hasSize(1);
  }

  @Test
  void logWithoutAProjectBesideItCanBeRead() throws IOException {
    Path log = session().user("Fix the cart.").writeTo(home);
    Files.delete(Objects.requireNonNull(log.getParent()).resolveSibling(".project_root"));

    assertThat(DialectLogs.header(log).cwd()).isNull();
    assertThat(DialectLogs.words(log)).containsExactly("Fix the cart.");
  }

  @Test
  void documentOfAnEarlierReleaseIsReadAndItsFolderFoundByTheHash() throws IOException {
    Path log =
        session()
            .user("Fix the cart.")
            .edit("src/cart.py", "1", "2", "")
            .assistant("Done.")
            .writeDocumentTo(home);

    assertThat(files(home).bySession().keySet()).extracting(SessionId::value).containsExactly(ID);
    assertThat(DialectLogs.header(log).cwd()).isEqualTo("/srv/shop");
    assertThat(DialectLogs.words(log)).containsExactly("Fix the cart.");
    assertThat(TestRollouts.entries(log))
        .filteredOn(entry -> entry.item() instanceof RolloutItem.Response)
        .extracting(RolloutEntry::line)
        .containsExactly(2L, 3L, 3L, 4L);
  }

  @Test
  void folderIsFoundInASessionBesideThatOfADocument() throws IOException {
    Path log = session().user("Thanks.").writeDocumentTo(home);
    GeminiFixture.session("9b1c2c1e-5a35-4a53-9c0e-0a1b2c3d4e5f", START, "/srv/shop")
        .edit("src/cart.py", "1", "2", "")
        .writeDocumentTo(home);

    assertThat(DialectLogs.header(log).cwd()).isEqualTo("/srv/shop");
  }

  @Test
  void folderThatNoPathOfADocumentTellsIsUnknown() throws IOException {
    Path log = session().user("Fix /srv/shopping, /srv/sho or /tmp.").writeDocumentTo(home);

    assertThat(DialectLogs.header(log).cwd()).isNull();
  }

  @Test
  void logThatGoesOnWithADocumentIsRead() throws IOException {
    session().user("Fix the cart.").user("More. ".repeat(900)).writeDocumentTo(home);
    Path log = session().user("Go on.").writeTo(home);

    assertThat(
            RolloutFiles.of(LogHomes.NONE.with(Agent.GEMINI, home)).bySession().values().stream()
                .map(files -> files.getFirst().path()))
        .containsExactly(log);
  }

  @Test
  void documentThatBreaksOffIsReadToThere() throws IOException {
    Path log = session().user("Fix the cart.").user("Go on.").writeDocumentTo(home);
    String text = Files.readString(log);
    Files.writeString(log, text.substring(0, text.indexOf("Go on.")));

    assertThat(DialectLogs.words(log)).containsExactly("Fix the cart.");
    assertThat(TestRollouts.entries(log)).isNotEmpty();
  }

  @Test
  void lineThatComesAgainWithItsCallsTakesThePlaceOfTheFirst() throws IOException {
    GeminiFixture made = session().user("Test it.");
    long before = made.line();
    Path log =
        made.call(
                "I run the test.",
                "run_shell_command",
                object("command", "make test"),
                "success",
                object("output", "Output: 3 passed"))
            .writeTo(home);

    List<RolloutEntry> answers =
        TestRollouts.entries(log).stream()
            .filter(entry -> entry.item() instanceof RolloutItem.Response)
            .skip(1)
            .toList();
    assertThat(answers).extracting(RolloutEntry::line).containsOnly(before + 2).hasSize(3);
    assertThat(DialectLogs.outputs(log)).containsExactly("Exit code: 0\nOutput:\n3 passed");
  }

  @Test
  void exitCodeOfAFailedCommandStandsInItsOutput() throws IOException {
    Path log = session().user("Test it.").shell("make test", 2, "1 failed").writeTo(home);

    assertThat(DialectLogs.outputs(log)).containsExactly("Exit code: 2\nOutput:\n1 failed");
  }

  @Test
  void exitCodeThatTheProgramItselfPrintsIsNotTheLastOne() throws IOException {
    Path log = session().user("Test it.").shell("make x", 3, "Exit Code: 0\nstopped").writeTo(home);

    assertThat(DialectLogs.outputs(log))
        .containsExactly("Exit code: 3\nOutput:\nExit Code: 0\nstopped");
  }

  @Test
  void programSpeaksInTheUsersRole() throws IOException {
    GeminiFixture made = session();
    made.set(object().set("messages", made.contexts()));
    Path log =
        made.user("Look at @a.txt", "\n--- Content from referenced files ---", "Never stop.")
            .user("I ran the following shell command:\n```sh\nls\n```\n")
            .writeTo(home);

    assertThat(DialectLogs.words(log)).containsExactly("Look at @a.txt");
  }

  @Test
  void promptThatWasCancelledStaysHistory() throws IOException {
    GeminiFixture made = session().user("Explain it all.").info("Request cancelled.");
    made.set(object().set("messages", made.contexts()));
    Path log = made.user("One sentence.").assistant("It works.").writeTo(home);

    assertThat(DialectLogs.words(log)).containsExactly("Explain it all.", "One sentence.");
    assertThat(DialectLogs.items(log)).contains(new RolloutItem.TurnAborted("interrupted"));
  }

  @Test
  void rewindRemovesAMessageWithAllThatFollowed() throws IOException {
    GeminiFixture made = session().user("Fix the cart.").assistant("Which one?");
    made.user("Never use floats.");
    String left = made.here();
    made.assistant("No floats.").raw("{\"$rewindTo\":\"" + left + "\"}").user("The big one.");

    assertThat(DialectLogs.words(made.writeTo(home)))
        .containsExactly("Fix the cart.", "The big one.");
  }

  @Test
  void cancelledCallIsInterruptedAndARefusedOneDeclined() throws IOException {
    Path log =
        session()
            .user("Run it.")
            .call("", "run_shell_command", object("command", "x"), "cancelled", error("by user"))
            .call(
                "",
                "run_shell_command",
                object("command", "x"),
                "cancelled",
                error("User did not allow tool call"))
            .writeTo(home);

    assertThat(DialectLogs.outputs(log).getFirst()).startsWith("Interrupted by the user\n");
    assertThat(DialectLogs.outputs(log).getLast()).startsWith("Declined by the user\n");
  }

  @Test
  void sessionOfASubAgentIsOne() throws IOException {
    Path log = session().user("Look.").writeTo(home);
    Files.writeString(log, Files.readString(log).replace("\"main\"", "\"subagent\""));

    assertThat(DialectLogs.header(log).client().source())
        .isInstanceOf(SessionSource.SubAgent.class);
  }

  @Test
  void secondLogOfAResumedSessionIsNotTheOneToRead() throws IOException {
    Path first = session().user("Fix it.").user("Thanks.").writeTo(home);
    Path second = session().writeTo(home, START.plusSeconds(60));

    assertThat(files(home).bySession().values().iterator().next())
        .extracting(Found::path)
        .containsExactly(first, second);
  }

  @Test
  void idThatCodexUsesIsToldApart() throws IOException {
    Path codex = home.resolve("codex");
    RolloutFixture.session(RolloutFixture.Format.V118, ID, START, "/srv/shop")
        .user("Fix it.")
        .writeTo(Files.createDirectories(codex.resolve("sessions/2026/02/09")));
    session().user("Fix it.").writeTo(home);

    LogHomes homes = LogHomes.ofCodex(codex).with(Agent.GEMINI, home);
    assertThat(RolloutFiles.of(homes).bySession().keySet())
        .extracting(SessionId::value)
        .containsExactly(ID, "7a1c2c1e-5a35-8a53-9c0e-0a1b2c3d4e5f");
  }

  @Test
  void logThatNamesNoSessionIsReported() throws IOException {
    Path log = session().user("Fix it.").writeTo(home);
    Files.writeString(log, "{\"kind\":\"main\"}\n{\"sessionId\":\"" + ID + "\"}\n");

    assertThat(files(home).count()).isZero();
    assertThat(files(home).unreadable()).extracting(RolloutFiles.Unreadable::path).contains(log);
  }

  @Test
  void scanOfFactsReadsTitleAndNewestTime() throws IOException {
    var facts = DialectLogs.facts(session().user("Fix it.").assistant("Done.").writeTo(home));

    assertThat(Objects.requireNonNull(facts.title()).text()).isEqualTo("Fix it.");
    assertThat(facts.newestTimestamp()).isEqualTo(START.plusSeconds(2));
  }

  private static RolloutFiles files(Path home) {
    return RolloutFiles.of(LogHomes.NONE.with(Agent.GEMINI, home));
  }

  private static ObjectNode error(String reason) {
    return object("error", "[Operation Cancelled] Reason: " + reason);
  }

  private static GeminiFixture session() {
    return GeminiFixture.session(ID, START, "/srv/shop");
  }
}
