package dev.memories.rollout.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.index.RolloutFacts.Title;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class SessionScannerTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final String FORK = "01a20297-0000-7000-8000-000000000002";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(value = Format.class, mode = Mode.EXCLUDE, names = "BARE")
  void factsOfAnEnvelopedSessionAreFound(Format format) throws IOException {
    RolloutFixture session =
        RolloutFixture.session(format, ID, START, "/srv/shop")
            .environment()
            .turn("/srv/shop")
            .user("Fix the cart")
            .tokens(100)
            .turn("/srv/shop/cart")
            .user("And the price")
            .tokens(250);

    RolloutFacts facts = scan(session.writeTo(home));

    assertThat(facts.meta().id()).isEqualTo(session.id());
    assertThat(facts.cwd()).isEqualTo("/srv/shop/cart");
    assertThat(facts.title()).isEqualTo(new Title("Fix the cart", true));
    assertThat(facts.traits()).containsExactly(SessionTrait.USER_MESSAGE);
    assertThat(facts.tokensUsed()).isEqualTo(250);
    assertThat(facts.newestTimestamp()).isEqualTo(START.plusSeconds(session.lineCount() - 1));
    assertThat(facts.position().lines()).isEqualTo(session.lineCount());
    assertThat(facts.position().content().lengthBytes()).isEqualTo(session.text().length());
    assertThat(facts.unreadable()).isNull();
  }

  @Test
  void bareSessionHasNeitherCwdNorTimes() throws IOException {
    RolloutFacts facts =
        scan(RolloutFixture.session(Format.BARE, ID, START, "").user("Fix the cart").writeTo(home));

    assertThat(facts.cwd()).isNull();
    assertThat(facts.newestTimestamp()).isNull();
    assertThat(facts.title()).isEqualTo(new Title("Fix the cart", false));
    assertThat(facts.meta().timestamp()).isEqualTo(START.toString());
  }

  @Test
  void sessionWithoutWordsOfAPersonHasNoUserMessage() throws IOException {
    RolloutFacts facts =
        scan(
            RolloutFixture.session(Format.V118, ID, START, "/srv/shop")
                .environment()
                .agentsFile("Be kind")
                .developer("Be brief")
                .assistant("Hello")
                .writeTo(home));

    assertThat(facts.traits()).isEmpty();
    assertThat(facts.title()).isNull();
  }

  @Test
  void subAgentIsRecognisedByItsSource() throws IOException {
    RolloutFacts facts =
        scan(RolloutFixture.subAgent(Format.V118, ID, START, "/srv", FORK).writeTo(home));

    assertThat(facts.source()).isEqualTo(new SessionSource.SubAgent("thread_spawn"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"V118", "V169"})
  void onlyOwnLinesOfAForkCount(Format format) throws IOException {
    RolloutFixture parent =
        RolloutFixture.session(format, ID, START, "/srv/shop")
            .turn("/srv/shop")
            .user("Fix the cart");
    RolloutFixture fork = parent.fork(FORK, START.plusSeconds(60));
    parent.writeTo(home);
    Path empty = fork.writeTo(home);

    assertThat(scan(empty).traits()).isEmpty();

    fork.turn("/srv/shop/api").user("Try another way");
    RolloutFacts facts = scan(fork.writeTo(home));

    assertThat(facts.title()).isEqualTo(new Title("Try another way", true));
    assertThat(facts.cwd()).isEqualTo("/srv/shop/api");
  }

  @Test
  void allLinesOfAForkAreItsOwnWhenItsParentIsMissing() throws IOException {
    RolloutFixture parent =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop").user("Fix the cart");

    RolloutFacts facts = scan(parent.fork(FORK, START.plusSeconds(60)).writeTo(home));

    assertThat(facts.title()).isEqualTo(new Title("Fix the cart", true));
  }

  @Test
  void copyThatLeavesLinesOutIsStillACopy() throws IOException {
    RolloutFixture parent =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop")
            .reasoning("looking")
            .user("Fix the cart");
    parent.writeTo(home);
    RolloutFixture fork = parent.fork(FORK, START.plusSeconds(60));
    Path rollout = fork.user("Paint it").writeTo(home);
    List<String> lines = new ArrayList<>(Files.readAllLines(rollout));
    lines.removeIf(line -> line.contains("\"reasoning\""));
    Files.write(rollout, lines);

    assertThat(scan(rollout).title()).isEqualTo(new Title("Paint it", true));
  }

  @Test
  void ownWordsThatTheParentHeardLaterAreOwn() throws IOException {
    RolloutFixture parent =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop").user("Fix the cart");
    RolloutFixture fork = parent.fork(FORK, START.plusSeconds(60)).user("Go on");
    parent.user("Not so").user("Go on").writeTo(home);

    assertThat(scan(fork.writeTo(home)).title()).isEqualTo(new Title("Go on", true));
  }

  @Test
  void linesThatAnotherProgramWroteAnewHaveTheirTimes() throws IOException {
    Path rollout =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop").user("Fix").writeTo(home);
    RolloutFacts before = scan(rollout);
    Files.writeString(
        rollout,
        Files.readString(rollout).replace("\":", "\": ").replace(",\"type\"", ", \"type\""));

    assertThat(scan(rollout).newestTimestamp()).isEqualTo(before.newestTimestamp()).isNotNull();
  }

  @Test
  void goalIsTheTitleOfASessionWithoutAMessage() throws IOException {
    Path rollout =
        RolloutFixture.session(Format.V171, ID, START, "/srv/shop")
            .injected(
                "goal.internal_context",
                "<codex_internal_context source=\"goal\">\nGo on.\n</codex_internal_context>")
            .goal("Every module has a docstring.")
            .writeTo(home);

    assertThat(scan(rollout).title()).isEqualTo(new Title("Every module has a docstring.", false));
    assertThat(scan(rollout).traits()).contains(SessionTrait.USER_MESSAGE);
  }

  @Test
  void linesBeforeARevertAreTheSessionsOwn() throws IOException {
    RolloutFixture first =
        RolloutFixture.session(Format.V169, ID, START, "/srv/shop").user("Fix the cart");
    RolloutFixture second = first.revert(START.plusSeconds(60)).user("Better this way");
    first.user("Undone").writeTo(home);
    Path rollout = second.writeRevisionTo(home, "01a20298-0000-7000-8000-000000000009");

    assertThat(RolloutFiles.of(home).bySession().get(first.id()))
        .first()
        .extracting(RolloutFiles.Found::path)
        .isEqualTo(rollout);
    assertThat(scan(rollout).title()).isEqualTo(new Title("Fix the cart", true));
  }

  @Test
  void scanContinuesWhereTheLastOneEnded() throws IOException {
    RolloutFixture session =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop").user("Fix the cart").tokens(5);
    Path rollout = session.writeTo(home);
    RolloutFacts before = scan(rollout);
    // Breaks the header: a scan that reads the file from its start would see it.
    byte[] bytes = Files.readAllBytes(rollout);
    bytes[2] = 'X';
    Files.write(rollout, bytes);
    String rest = session.tokens(9).text().substring(bytes.length);
    Files.writeString(rollout, rest, StandardOpenOption.APPEND);

    RolloutFacts after =
        new SessionScanner(Lineage.unknown())
            .scan(rollout, RolloutFacts.of(before.toBytes()).orElseThrow());

    assertThat(after).isEqualTo(scan(session.writeTo(home)));
    assertThat(after.tokensUsed()).isEqualTo(9);
  }

  @Test
  void equalFactsAreStoredAsEqualBytes() throws IOException {
    RolloutFixture parent = RolloutFixture.session(Format.V169, ID, START, "/srv/shop").user("Fix");
    Path fork = parent.fork(FORK, START.plusSeconds(60)).writeTo(home);

    assertThat(new String(scan(fork).toBytes(), UTF_8))
        .contains(
            "\"history_base\":{\"thread_id\":\""
                + ID
                + "\",\"end_ordinal_exclusive\":3,\"end_byte_offset\":")
        .contains(
            "\"git\":{\"commit_hash\":\"0123abcd\",\"branch\":\"main\",\"repository_url\":null}");
  }

  @Test
  void rewrittenFileIsReadFromItsStart() throws IOException {
    Path rollout =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop").user("Old").writeTo(home);
    RolloutFacts before = scan(rollout);
    RolloutFixture.session(Format.V118, ID, START, "/srv/shop")
        .user("Quite new")
        .user("And longer")
        .writeTo(home);

    assertThat(new SessionScanner(Lineage.unknown()).scan(rollout, before))
        .isEqualTo(scan(rollout));
  }

  @Test
  void compressionChangesNoFact() throws IOException {
    RolloutFixture session =
        RolloutFixture.session(Format.V145, ID, START, "/srv/shop").user("Fix the cart");
    RolloutFacts plain = scan(session.writeTo(home));

    assertThat(scan(session.writeCompressedTo(home.resolve("other")))).isEqualTo(plain);
  }

  @Test
  void lastLineThatIsCutOffIsNotInTheFingerprint() throws IOException {
    RolloutFixture session =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop").user("Fix the cart");
    RolloutFacts whole = scan(session.writeTo(home));

    RolloutFacts torn = scan(session.assistant("Fixed").torn().writeTo(home));

    assertThat(torn.position().content().lengthBytes())
        .isGreaterThanOrEqualTo(whole.position().content().lengthBytes())
        .isLessThan(session.text().length());
    assertThat(torn.unreadable()).isNull();
  }

  @Test
  void fileWithoutReadableLinesIsUnreadable() throws IOException {
    Path rollout = Files.write(home.resolve("rollout.jsonl"), new byte[] {-1, -2, '\n', -3});

    RolloutFacts facts = scan(rollout);

    assertThat(facts.unreadable()).isEqualTo("no line of it can be read");
    assertThat(facts.source()).isEqualTo(new SessionSource.Unreadable());
  }

  @Test
  void emptyFileIsSaidToBeEmpty() throws IOException {
    Path rollout = Files.write(home.resolve("rollout.jsonl"), new byte[] {});

    assertThat(scan(rollout).unreadable()).isEqualTo("it is empty");
  }

  @Test
  void sourceOfABrokenHeaderIsUnreadable() throws IOException {
    Path rollout =
        RolloutFixture.session(Format.V118, ID, START, "/srv/shop").user("Hi").writeTo(home);
    Files.writeString(rollout, Files.readString(rollout).replaceFirst("\"session_meta\"", "x"));

    RolloutFacts facts = scan(rollout);

    assertThat(facts.source()).isEqualTo(new SessionSource.Unreadable());
    assertThat(facts.traits()).containsExactly(SessionTrait.USER_MESSAGE);
  }

  private RolloutFacts scan(Path rollout) throws IOException {
    return new SessionScanner(RolloutFiles.of(home).lineage()).scan(rollout);
  }
}
