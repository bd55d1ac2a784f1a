package dev.memories.rollout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.CustomToolCallOutput;
import dev.memories.rollout.item.ResponseItem.FunctionCallOutput;
import dev.memories.rollout.item.ResponseItem.Message;
import dev.memories.rollout.item.RolloutItem.Malformed;
import dev.memories.rollout.item.RolloutItem.Meta;
import dev.memories.rollout.item.RolloutItem.Response;
import dev.memories.rollout.item.RolloutItem.TurnContext;
import dev.memories.rollout.item.RolloutItem.UserMessage;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.session.ContentFingerprint;
import dev.memories.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RolloutReaderTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");

  @TempDir Path folder;

  @Test
  void byteOrderMarkIsPassedOver() throws IOException {
    Path file = rollout().user("Fix the cart").writeTo(folder);
    Path marked = folder.resolve("sessions/marked-" + file.getFileName());
    Files.writeString(marked, "\uFEFF" + Files.readString(file));

    assertThat(TestRollouts.entries(marked)).isEqualTo(TestRollouts.entries(file));
  }

  @Test
  void wholeRecordBehindATornOneIsRead() throws IOException {
    RolloutFixture whole = rollout().user("Never stack more than five.");
    String record = whole.text().lines().skip(1).findFirst().orElseThrow();
    for (int torn : new int[] {1, 30, 50, record.length() - 1}) {
      Path file =
          rollout().raw(record.substring(0, torn) + record).writeTo(folder.resolve("t" + torn));

      try (RolloutReader reader = RolloutReader.open(file)) {
        assertThat(reader.next().item()).isInstanceOf(Meta.class);
        assertThat(reader.damagedLines()).isZero();
        assertThat(reader.next().item()).as("torn at %s", torn).isInstanceOf(Response.class);
        assertThat(reader.next()).isNull();
        assertThat(reader.damagedLines()).isEqualTo(1);
      }
    }
  }

  @Test
  void zeroBytesAroundARecordAreWhiteSpace() throws IOException {
    String record = rollout().user("Hello").text().lines().skip(1).findFirst().orElseThrow();
    Path file = rollout().raw("\0\0" + record + "\0\0\0").writeTo(folder);

    assertThat(TestRollouts.entries(file))
        .extracting(RolloutEntry::item)
        .last()
        .isInstanceOf(Response.class);
  }

  /** A line that is made of beginnings must not be parsed from each of them. */
  @Test
  void lineOfManyBeginningsIsMalformed() throws IOException {
    Path file = rollout().raw("{\"timestamp\":".repeat(200_000)).writeTo(folder);

    assertThat(TestRollouts.entries(file))
        .extracting(RolloutEntry::item)
        .last()
        .isInstanceOf(Malformed.class);
  }

  private static RolloutFixture rollout() {
    return RolloutFixture.session(Format.V169, ID, START, "/srv/shop");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatGivesTheSameHistory(Format format) throws IOException {
    Path file =
        RolloutFixture.session(format, ID, START, "/srv/shop")
            .turn("/srv/shop")
            .environment()
            .user("Fix the cart")
            .reasoning("looking")
            .shell("make test", 1, "FAIL cart")
            .patch("*** Begin Patch", "Done")
            .assistant("Fixed.")
            .writeTo(folder);

    List<RolloutEntry> entries = TestRollouts.entries(file);
    boolean isCodeMode = format == Format.V171;

    assertThat(entries).extracting(RolloutEntry::item).noneMatch(Malformed.class::isInstance);
    assertThat(entries).extracting(RolloutEntry::item).first().isInstanceOf(Meta.class);
    assertThat(entries)
        .extracting(RolloutEntry::item)
        .filteredOn(Response.class::isInstance)
        .extracting(item -> ((Response) item).item().getClass().getSimpleName())
        .containsExactly(
            "Message",
            "Message",
            "Reasoning",
            isCodeMode ? "CustomToolCall" : "FunctionCall",
            isCodeMode ? "CustomToolCallOutput" : "FunctionCallOutput",
            "CustomToolCall",
            "CustomToolCallOutput",
            "Message");
    assertThat(entries)
        .extracting(RolloutEntry::item)
        .anySatisfy(
            item ->
                assertThat(item)
                    .isInstanceOfSatisfying(
                        Response.class,
                        response ->
                            assertThat(response.item())
                                .matches(
                                    output ->
                                        switch (output) {
                                          case FunctionCallOutput(_, var text, _) ->
                                              text.contains("FAIL cart");
                                          case CustomToolCallOutput(_, var parts, _) ->
                                              parts.contains("FAIL cart");
                                          default -> false;
                                        })));
  }

  @Test
  void lineNumbersCountBlankAndMalformedLines() throws IOException {
    Path file = folder.resolve("rollout.jsonl");
    Files.writeString(
        file, "\n{oops\r\n\u00a0\n" + message("hi") + "\r\n" + message("torn").substring(0, 90));

    assertThat(TestRollouts.entries(file))
        .extracting(RolloutEntry::line)
        .containsExactly(2L, 4L, 5L);
    assertThat(TestRollouts.entries(file).getLast().item()).isInstanceOf(Malformed.class);
  }

  @Test
  void lineAcrossSeveralBlocksIsReadWhole() throws IOException {
    String big = "x".repeat(1_500_000);
    Path file = folder.resolve("rollout.jsonl");
    Files.writeString(file, message("a") + "\n" + message(big) + "\n" + message("b") + "\n");

    assertThat(texts(file)).containsExactly("a", big, "b");
  }

  @Test
  void giantLineIsShortenedAndTheNextLinesAreRead() throws IOException {
    String giant = message("start " + "x".repeat(20 << 20) + " end");
    Path file = folder.resolve("rollout.jsonl");
    Files.writeString(file, message("a") + "\n" + giant + "\r\n" + message("b") + "\n");

    List<String> texts = texts(file);

    assertThat(texts).first().isEqualTo("a");
    assertThat(texts.get(1))
        .startsWith("start x")
        .endsWith("x end")
        .hasSizeBetween(2_000_000, 4_000_000);
    assertThat(texts).last().isEqualTo("b");
    assertThat(TestRollouts.entries(file))
        .extracting(RolloutEntry::line)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void fingerprintOfAGiantLastLineIsOfTheWholeLine() throws IOException {
    String giant = message("x".repeat(9 << 20));
    Path file = folder.resolve("rollout.jsonl");
    Files.writeString(file, message("a") + "\n" + giant + "\n" + message("torn").substring(0, 50));

    RolloutFacts facts = new SessionScanner(Lineage.unknown()).scan(file);

    byte[] line = giant.getBytes(ISO_8859_1);
    assertThat(facts.position().content())
        .isEqualTo(
            new ContentFingerprint(
                message("a").length() + 1 + line.length + 1, Sha256.hex(line, 0, line.length)));
    assertThat(new SessionScanner(Lineage.unknown()).scan(file, facts)).isEqualTo(facts);
  }

  @Test
  void invalidUtf8BecomesAReplacementCharacter() throws IOException {
    Path file = folder.resolve("rollout.jsonl");
    Files.write(file, message("Gr\u00fc\u00dfe").getBytes(ISO_8859_1));

    assertThat(texts(file)).containsExactly("Gr\ufffd\ufffde");
  }

  @Test
  void unicodeIsUnchanged() throws IOException {
    Path file = folder.resolve("rollout.jsonl");
    Files.writeString(
        file, message("Gr\u00fc\u00dfe \ud83d\ude00 \u001b".replace("\u001b", "\\u001b")));

    assertThat(texts(file)).containsExactly("Gr\u00fc\u00dfe \ud83d\ude00 \u001b");
  }

  @Test
  void eitherPathOpensTheRolloutAndThePlainFileWins() throws IOException {
    RolloutFixture session =
        RolloutFixture.session(Format.V145, ID, START, "/srv/shop").user("zst");
    Path compressed = session.writeCompressedTo(folder);
    Path plain = RolloutFile.plain(compressed);

    assertThat(texts(compressed)).containsExactly("zst");
    assertThat(texts(plain)).containsExactly("zst");

    RolloutFixture.session(Format.V145, ID, START, "/srv/shop").user("plain").writeTo(folder);
    assertThat(texts(compressed)).containsExactly("plain");
  }

  @Test
  void missingRolloutIsNamed() {
    assertThatThrownBy(() -> RolloutReader.open(folder.resolve("none.jsonl")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.jsonl");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void onlyTheKindsAskedForAndMalformedLinesAreGiven(Format format) throws IOException {
    Path file =
        RolloutFixture.session(format, ID, START, "/srv/shop")
            .turn("/srv/shop")
            .user("Fix the cart")
            .raw("{broken")
            .writeTo(folder);

    assertThat(read(file, EnumSet.of(LineKind.META)))
        .extracting(entry -> entry.item().getClass().getSimpleName())
        .containsExactly("Meta", "Malformed");
  }

  @Test
  void kindOfALineDoesNotDependOnTheOrderOfItsKeys() throws IOException {
    Path file = folder.resolve("rollout.jsonl");
    Files.writeString(
        file,
        """
        {"type":"turn_context","payload":{"cwd":"/a"},"timestamp":"2026-02-09T16:00:00Z"}
        {"payload":{"message":"hi","type":"user_message"},"type":"event_msg","timestamp":"t"}
        """);

    assertThat(read(file, EnumSet.of(LineKind.USER_MESSAGE, LineKind.TURN_CONTEXT)))
        .extracting(RolloutEntry::item)
        .containsExactly(
            new TurnContext("/a", null, null, null, null, null), new UserMessage("hi", false));
  }

  private static String message(String text) {
    return """
        {"timestamp":"2026-02-09T16:00:00Z","type":"response_item","payload":{"type":"message",\
        "role":"user","content":[{"type":"input_text","text":"%s"}]}}\
        """
        .formatted(text);
  }

  private static List<String> texts(Path file) throws IOException {
    return read(file, EnumSet.of(LineKind.RESPONSE)).stream()
        .map(entry -> (Message) ((Response) entry.item()).item())
        .map(message -> ((ResponseItem.ContentPart.InputText) message.content().getFirst()).text())
        .toList();
  }

  private static List<RolloutEntry> read(Path file, Set<LineKind> kinds) throws IOException {
    List<RolloutEntry> entries = new ArrayList<>();
    try (RolloutReader reader = RolloutReader.open(file, kinds)) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
