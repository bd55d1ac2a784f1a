package dev.memories.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.ReferenceRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TranscriptWriterTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final String FORK = "01a20297-0000-7000-8000-000000000002";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");
  private static final TranscriptCut UNCUT = new TranscriptCut(Integer.MAX_VALUE);

  /** How much of a rollout is read grows with the cut, so a small one tries all ways cheaply. */
  private static final TranscriptCut SMALL = new TranscriptCut(100_000);

  @TempDir Path home;

  @Test
  void itemsHaveTheShapesOfTheReference() throws IOException {
    Path rollout =
        session(Format.V118)
            .turn("/srv/shop")
            .user("Fix \"it\"\n")
            .reasoning("hm")
            .compacted("So far")
            .tokens(5)
            .writeTo(home);

    assertThat(raw(rollout))
        .isEqualTo(
            """
            [{"type":"message","role":"user","content":[{"type":"input_text","text":"Fix \\"it\\"\\n"}]},\
            {"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}],"content":null,\
            "encrypted_content":"gAAAfixture"},\
            {"type":"message","role":"assistant","content":[{"type":"output_text","text":"So far"}]}]""");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatGivesTheSameTranscript(Format format) throws IOException {
    Path rollout = session(format).user("Fix it").assistant("Fixed").writeTo(home);

    assertThat(raw(rollout))
        .isEqualTo(
            """
            [{"type":"message","role":"user","content":[{"type":"input_text","text":"Fix it"}]},\
            {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Fixed"}]}]""");
  }

  @Test
  void modelsGetMarkersInPlaceOfPayloads() throws IOException {
    Path rollout =
        session(Format.V118)
            .reasoning("hm")
            .raw(
                item(
                    "{\"type\":\"message\",\"role\":\"user\",\"content\":["
                        + "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AAAA\"},"
                        + "{\"type\":\"input_image\",\"image_url\":\"https://example.org/a.png\"}]}"))
            .writeTo(home);

    assertThat(forModel(rollout, UNCUT).contents())
        .contains("\"image_url\":\"[image left out]\"", "https://example.org/a.png")
        .contains("\"encrypted_content\":\"[encrypted content left out]\"")
        .doesNotContain("base64", "gAAAfixture");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void modelsGetNoPromptsOfTheProgram(Format format) throws IOException {
    Path rollout =
        session(format)
            .developer("You are an agent. Never stop.")
            .agentsFile("Be kind.")
            .injected("skills.selected_skill_instructions", "<skill>\nList five items.\n</skill>")
            .injected("shell.user_command", "<user_shell_command>ls</user_shell_command>")
            .user("Fix it")
            .writeTo(home);

    assertThat(forModel(rollout, UNCUT).contents())
        .contains("Be kind.", "<user_shell_command>", "Fix it")
        .doesNotContain("Never stop", "five items");
    assertThat(raw(rollout)).contains("Never stop", "five items");
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 999800",
    "1000000, 4000000",
    "100000, 100",
    "100000, 90000",
    "100000, 99800",
    "100000, 110000",
    "100000, 400000",
    "100000, 1500000",
    "100000, 3000000"
  })
  void aLongTranscriptIsCutAsIfItHadBeenWrittenWhole(int maxBytes, int bytes) throws IOException {
    RolloutFixture session = session(Format.V118);
    for (int i = 0, written = 0; written < bytes; i++) {
      String text = i + " gr\u00fc\u00dfe \ud83d\ude00 " + "x".repeat(i % 7 * maxBytes / 1000);
      session.user(text);
      written += text.length();
    }
    Path rollout = session.writeTo(home);
    TranscriptCut cut = new TranscriptCut(maxBytes);

    Transcript transcript =
        TranscriptWriter.raw(TranscriptFilter.all(), cut).write(rollout, Lineage.unknown());

    String whole = raw(rollout);
    assertThat(transcript.contents()).isEqualTo(cut.apply(whole));
    assertThat(transcript.truncated()).isEqualTo(!transcript.contents().equals(whole));
  }

  @Test
  void linesOfWhichLittleIsKeptDoNotShortenTheEnd() throws IOException {
    RolloutFixture session = session(Format.V118).user("a".repeat(50_000));
    String image = "data:image/png;base64," + "A".repeat(10_000);
    for (int i = 0; i < 400; i++) {
      session.user("step " + i + "b".repeat(300));
      session.raw(
          item(
              "{\"type\":\"message\",\"role\":\"user\",\"content\":"
                  + "[{\"type\":\"input_image\",\"image_url\":\""
                  + image
                  + "\"}]}"));
    }
    Path rollout = session.writeTo(home);

    assertThat(forModel(rollout, SMALL).contents())
        .isEqualTo(SMALL.apply(forModel(rollout, UNCUT).contents()));
  }

  @Test
  void noPartOfASecretAtTheCutLeaks() throws IOException {
    String secret = "sk-" + "0123456789abcdefghij".repeat(2);
    for (int shift = 0; shift < 60; shift += 7) {
      Path rollout =
          session(Format.V118)
              .user("a".repeat(33_200 + shift) + " " + secret + " " + "b".repeat(90_000))
              .writeTo(home);

      assertThat(forModel(rollout, SMALL).contents())
          .doesNotContain("sk-01")
          .hasSizeLessThanOrEqualTo(100_000);
    }
  }

  @Test
  void forkGivesOnlyItsOwnLinesAndARevertAlsoTheEarlierOnes() throws IOException {
    RolloutFixture parent = session(Format.V118).user("parent's");
    parent.writeTo(home);
    Path fork = parent.fork(FORK, START.plusSeconds(9)).user("own").writeTo(home);

    assertThat(raw(fork)).contains("own").doesNotContain("parent's");

    RolloutFixture first = session(Format.V169).user("kept");
    RolloutFixture second = first.revert(START.plusSeconds(60)).user("better");
    first.user("undone").writeTo(home);
    Path revision = second.writeRevisionTo(home, FORK);

    assertThat(raw(revision)).contains("kept", "better").doesNotContain("undone");
  }

  @Test
  void filterSelectsKindsAndStopsAtTheLimit() throws IOException {
    Path rollout =
        session(Format.V118)
            .user("one")
            .shell("ls", 0, "a")
            .user("two")
            .compacted("c")
            .writeTo(home);
    var messages =
        new TranscriptFilter(true, false, EnumSet.of(ItemKind.MESSAGE), OptionalInt.of(1));

    assertThat(TranscriptWriter.raw(messages, UNCUT).write(rollout, Lineage.unknown()).contents())
        .contains("one")
        .doesNotContain("two", "ls");
    assertThat(
            TranscriptWriter.raw(
                    new TranscriptFilter(true, true, messages.kinds(), OptionalInt.of(0)), UNCUT)
                .write(rollout, Lineage.unknown())
                .contents())
        .isEqualTo("[]");
  }

  private static RolloutFixture session(Format format) {
    return RolloutFixture.session(format, ID, START, "/srv/shop");
  }

  private static String item(String payload) {
    return "{\"timestamp\":\"2026-02-09T16:00:00Z\",\"type\":\"response_item\",\"payload\":"
        + payload
        + "}";
  }

  private Transcript forModel(Path rollout, TranscriptCut cut) throws IOException {
    return TranscriptWriter.forModel(TranscriptFilter.all(), cut, new ReferenceRedactor())
        .write(rollout, Lineage.unknown());
  }

  private String raw(Path rollout) throws IOException {
    return TranscriptWriter.raw(TranscriptFilter.all(), UNCUT)
        .write(rollout, RolloutFiles.of(home).lineage())
        .contents();
  }
}
