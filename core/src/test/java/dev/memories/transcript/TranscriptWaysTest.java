package dev.memories.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The transcript is the same for every way to leave out its middle: skipped, read and dropped, or
 * serialised and dropped. It equals the whole transcript, cut afterwards.
 */
final class TranscriptWaysTest {
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");
  private static final TranscriptCut UNCUT = new TranscriptCut(Integer.MAX_VALUE);

  @TempDir Path home;

  static Stream<Integer> seeds() {
    return IntStream.range(0, 60).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sameTranscriptOfMadeUpRollouts(int seed) throws IOException {
    Random random = new Random(seed);
    Format format = Format.values()[random.nextInt(Format.values().length)];
    RolloutFixture session = session(format, 1, START);
    fill(session, random);
    session.writeTo(home);
    Path rollout =
        switch (random.nextInt(5)) {
          case 0 -> {
            RolloutFixture fork = session.fork(id(2), START.plusSeconds(9000));
            fill(fork, random);
            yield fork.writeTo(home);
          }
          case 1 -> {
            RolloutFixture reverted = session(Format.V169, 3, START);
            fill(reverted, random);
            RolloutFixture revision = reverted.revert(START.plusSeconds(9000));
            fill(reverted, random);
            reverted.writeTo(home);
            fill(revision, random);
            yield revision.writeRevisionTo(home, id(4));
          }
          case 2 -> {
            session.raw("not JSON at all").torn();
            yield session.writeTo(home);
          }
          case 3 -> {
            Path plain = session.writeTo(home);
            Path compressed = session.writeCompressedTo(home);
            Files.delete(plain);
            yield compressed;
          }
          default -> session.writeTo(home);
        };

    for (int bytes : new int[] {60, 300 + random.nextInt(3000), 5_000, 50_000}) {
      compare(rollout, home, new TranscriptCut(bytes));
    }
  }

  @Test
  void fingerprintIsRightWhenTheLastLineHasNoLineBreak() throws IOException {
    TranscriptCut cut = new TranscriptCut(400);
    TranscriptTail tail = LineTail.near(_ -> Optional.empty(), cut.tailBytes());
    for (int more = -3; more <= 3; more++) {
      RolloutFixture session =
          session(Format.V118, 1, START).user("a".repeat(50_000)).user("b").user("c");
      String last = message((int) tail.reachBytes() + more - message(0).length());
      Path rollout = session.raw(last).writeTo(home);
      Files.writeString(rollout, session.text().stripTrailing());

      compare(rollout, home, cut);
    }
  }

  private static String message(int length) {
    return "{\"timestamp\":\"2026-02-09T16:00:00Z\",\"type\":\"response_item\",\"payload\":"
        + "{\"type\":\"message\",\"role\":\"user\",\"content\":["
        + "{\"type\":\"input_text\",\"text\":\""
        + "z".repeat(length)
        + "\"}]}}";
  }

  /** Checks all Codex homes below a folder, with {@code -Dmemories.homes=DIR}. */
  @Test
  @EnabledIfSystemProperty(named = "memories.homes", matches = ".+")
  void sameTranscriptOfRealRollouts() throws IOException {
    int compared = 0;
    try (Stream<Path> folders = Files.walk(Path.of(System.getProperty("memories.homes")))) {
      for (Path sessions : folders.filter(path -> path.endsWith("sessions")).toList()) {
        Path codexHome = sessions.resolveSibling("");
        for (Found file : TestRollouts.files(RolloutFiles.of(codexHome))) {
          for (int bytes : List.of(60, 1_000, 10_000, 100_000)) {
            compare(file.path(), codexHome, new TranscriptCut(bytes));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isPositive();
  }

  private static void compare(Path rollout, Path codexHome, TranscriptCut cut) throws IOException {
    for (TranscriptFilter filter : filters()) {
      Transcript whole = write(rollout, codexHome, filter, UNCUT);
      Transcript shortened = write(rollout, codexHome, filter, cut);
      assertThat(shortened.contents())
          .as("%s, %s, %s", rollout, cut, filter.kinds())
          .isEqualTo(cut.apply(whole.contents()));
      assertThat(shortened.truncated()).isEqualTo(!shortened.contents().equals(whole.contents()));
      assertThat(shortened.read()).isEqualTo(whole.read());
    }
  }

  private static List<TranscriptFilter> filters() {
    return List.of(
        TranscriptFilter.all(),
        new TranscriptFilter(
            true,
            false,
            EnumSet.of(ItemKind.MESSAGE, ItemKind.FUNCTION_CALL),
            OptionalInt.empty()));
  }

  private static Transcript write(
      Path rollout, Path codexHome, TranscriptFilter filter, TranscriptCut cut) throws IOException {
    return TranscriptWriter.forModel(filter, cut, SecretRedactor.product())
        .write(rollout, RolloutFiles.of(codexHome).lineage());
  }

  private static void fill(RolloutFixture session, Random random) {
    int turns = random.nextInt(60);
    int size = 1 + random.nextInt(random.nextBoolean() ? 30 : 3000);
    for (int turn = 0; turn < turns; turn++) {
      String text = turn + " gr\u00fc\u00dfe \ud83d\ude00 \"" + "x".repeat(random.nextInt(size));
      switch (random.nextInt(8)) {
        case 0 -> session.user(text);
        case 1 -> session.reasoning(text);
        case 2 -> session.compacted(text);
        case 3 -> session.tokens(turn);
        case 4 -> session.raw("");
        case 5 -> session.raw(image(random.nextInt(size) * 40));
        default -> session.shell("ls " + turn, turn % 3, text);
      }
    }
  }

  /** A line of which most bytes are left out of the transcript. */
  private static String image(int bytes) {
    return "{\"timestamp\":\"2026-02-09T16:00:00Z\",\"type\":\"response_item\",\"payload\":"
        + "{\"type\":\"message\",\"role\":\"user\",\"content\":["
        + "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,"
        + "A".repeat(bytes)
        + "\"}]}}";
  }

  private static RolloutFixture session(Format format, int n, Instant startedAt) {
    return RolloutFixture.session(format, id(n), startedAt, "/srv/shop");
  }

  private static String id(int n) {
    return "01a20297-0000-7000-8000-%012d".formatted(n);
  }
}
