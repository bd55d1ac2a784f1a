package dev.memories.pipeline.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After any changes, an updated index equals a new one. */
class SessionIndexHistoryTest {
  private static final Instant MORNING = Instant.parse("2026-02-09T08:00:00Z");

  @TempDir Path codexHome;

  private final List<Written> written = new ArrayList<>();
  private int made;

  /** A session and where its files are now. */
  private static final class Written {
    private final RolloutFixture rollout;
    private final boolean isParent;
    private final Set<Path> files = new LinkedHashSet<>();

    Written(RolloutFixture rollout, boolean isParent) {
      this.rollout = rollout;
      this.isParent = isParent;
    }
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, 30).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void updatedIndexEqualsANewOne(int seed) throws Exception {
    Random random = new Random(seed);
    try (StateDatabase kept = StateDatabase.inMemory(new TestClock(TestSessions.NOON))) {
      for (int step = 0; step < 12; step++) {
        List<String> happened = new ArrayList<>();
        for (int change = random.nextInt(3); change >= 0; change--) {
          happened.add(change(random));
        }
        IndexReport report = update(kept);
        try (StateDatabase fresh = StateDatabase.inMemory(new TestClock(TestSessions.NOON))) {
          IndexReport whole = update(fresh);
          assertThat(kept.sessions().all())
              .as("seed %s, step %s: %s", seed, step, happened)
              .isEqualTo(fresh.sessions().all());
          assertThat(report.unreadable()).isEqualTo(whole.unreadable());
        }
        assertThat(update(kept).read()).as("read again").isZero();
      }
    }
  }

  private IndexReport update(StateDatabase state) throws InterruptedException {
    return new SessionIndex(
            state,
            new MemoriesHome(codexHome.resolve("memories")),
            Map.of(),
            SecretRedactor.product(),
            new TestClock(TestSessions.NOON),
            _ -> {})
        .update(LogHomes.ofCodex(codexHome));
  }

  private String change(Random random) throws IOException {
    int kind = random.nextInt(10);
    if (written.size() < 3 || kind == 0) {
      return begin(random, Format.values()[random.nextInt(Format.values().length)]);
    }
    Written one = written.get(random.nextInt(written.size()));
    Path file = List.copyOf(one.files).get(random.nextInt(one.files.size()));
    switch (kind) {
      case 1, 2 -> {
        one.rollout.user("And then " + made++).shell("make", 0, "ok");
        Files.write(file, grown(one, file));
        return "grown " + file;
      }
      case 3 -> {
        move(one, one.rollout.archiveIn(codexHome));
        return "archived " + file;
      }
      case 4 -> {
        move(one, one.rollout.writeCompressedTo(codexHome));
        return "compressed " + file;
      }
      case 5 -> {
        one.files.add(one.rollout.archiveIn(codexHome));
        return "copied " + file;
      }
      case 6 -> {
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(
            file, FileTime.from(time.toInstant().minus(Duration.ofDays(1).plusNanos(1))));
        return "made older " + file;
      }
      case 7 -> {
        Files.writeString(
            codexHome.resolve("session_index.jsonl"),
            "{\"id\":\"%s\",\"thread_name\":\"Name %d\"}%n".formatted(one.rollout.id(), made++),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        return "named " + one.rollout.id();
      }
      case 8 -> {
        return fork(one);
      }
      default -> {
        if (!one.isParent) {
          move(one, null);
          written.remove(one);
        }
        return "deleted " + one.files;
      }
    }
  }

  private String begin(Random random, Format format) {
    int n = ++made;
    Instant time = MORNING.plus(Duration.ofDays(random.nextInt(4))).plusSeconds(100L * n);
    RolloutFixture rollout =
        RolloutFixture.session(format, TestSessions.id(n).value(), time, "/srv/made-up/shop")
            .turn("/srv/made-up/shop")
            .user("Fix the cart " + n);
    Written begun = new Written(rollout, false);
    begun.files.add(rollout.writeTo(codexHome));
    written.add(begun);
    return "begun " + begun.files;
  }

  /** Marks the parent, which must stay: without it, copied lines would count as the fork's own. */
  private String fork(Written parent) {
    int n = ++made;
    RolloutFixture forked =
        parent.rollout.fork(TestSessions.id(n).value(), MORNING.plusSeconds(100L * n));
    Written fork = new Written(forked.user("Or else " + n), false);
    fork.files.add(forked.writeTo(codexHome));
    written.set(written.indexOf(parent), parent(parent));
    written.add(fork);
    return "forked " + parent.files;
  }

  private static Written parent(Written one) {
    Written parent = new Written(one.rollout, true);
    parent.files.addAll(one.files);
    return parent;
  }

  private static byte[] grown(Written one, Path file) {
    return file.toString().endsWith(".zst")
        ? Zstd.compress(one.rollout.text().getBytes(UTF_8))
        : one.rollout.text().getBytes(UTF_8);
  }

  /** Deletes every other file; {@code to} is null when none is left. */
  private static void move(Written one, Path to) {
    one.files.stream()
        .filter(file -> !file.equals(to))
        .forEach(
            file -> {
              try {
                Files.delete(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    one.files.clear();
    if (to != null) {
      one.files.add(to);
    }
  }
}
