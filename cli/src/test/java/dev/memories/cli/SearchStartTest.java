package dev.memories.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.call.Environment;
import dev.memories.cli.output.FixedTerminal;
import dev.memories.cli.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher guesses from the note of the last look which start-up cache a search needs. */
class SearchStartTest {
  private static final Path LAUNCHER = Documents.TOP.resolve("scripts/lib/jvm.sh");
  private static final String READS_SESSIONS = "ask";
  private static final String ONLY_ANSWERS = "glance";

  @TempDir Path folder;
  private Path home;
  private Path note;

  @BeforeEach
  void makeHome() {
    home = folder.resolve("home");
    note = folder.resolve("cache/note");
    memories("demo " + home, Instant.now());
  }

  @Test
  void firstSearchReadsSessions() throws Exception {
    assertThat(cache()).isEqualTo(READS_SESSIONS);
  }

  @Test
  void nextSearchOnlyAnswers() throws Exception {
    searchOneHourAgo();

    assertThat(cache()).isEqualTo(ONLY_ANSWERS);
  }

  @Test
  void sessionThatHasGoneOnIsReadUnlessTheLookWasJustNow() throws Exception {
    searchOneHourAgo();
    touch(newestLog());
    assertThat(cache()).isEqualTo(READS_SESSIONS);

    // A look in the future is younger than a minute however long this test takes.
    memories("search ruff --all-projects", Instant.now().plus(Duration.ofHours(1)));
    touch(newestLog());
    assertThat(cache()).isEqualTo(ONLY_ANSWERS);
  }

  @Test
  void sessionThatHasBegunIsRead() throws Exception {
    searchOneHourAgo();
    for (Path above = newestLog().getParent(); !above.equals(home); above = above.getParent()) {
      FileTime before = Files.getLastModifiedTime(above);
      touch(above);
      assertThat(cache()).as(above.toString()).isEqualTo(READS_SESSIONS);
      Files.setLastModifiedTime(above, before);
    }
  }

  @Test
  void changedStateIsRead() throws Exception {
    searchOneHourAgo();
    touch(home.resolve("memories/memories.sqlite"));

    assertThat(cache()).isEqualTo(READS_SESSIONS);
  }

  @Test
  void lostIndexIsBuiltAnew() throws Exception {
    searchOneHourAgo();
    Files.delete(home.resolve("memories/search.sqlite"));

    assertThat(cache()).isEqualTo(READS_SESSIONS);
  }

  @Test
  void brokenNoteIsNone() throws Exception {
    searchOneHourAgo();
    Files.writeString(note, "1\n");

    assertThat(cache()).isEqualTo(READS_SESSIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "08", "1 2", "", "PATH[$(exit 9)0]"})
  void timeThatIsNoNumberMakesNoNote(String looked) throws Exception {
    searchOneHourAgo();
    String rest = Files.readString(note).replaceFirst("^\\d+", "");
    Files.writeString(note, looked + rest);
    touch(Path.of(rest.lines().toList().getLast()));

    assertThat(cache()).isEqualTo(READS_SESSIONS);
  }

  private void searchOneHourAgo() {
    memories("search ruff --all-projects", Instant.now().minus(Duration.ofHours(1)));
  }

  private void touch(Path changed) throws IOException {
    Instant later = Files.getLastModifiedTime(note).toInstant().plusSeconds(10);
    Files.setLastModifiedTime(changed, FileTime.from(later));
  }

  private Path newestLog() throws IOException {
    return Path.of(Files.readAllLines(note).get(3));
  }

  private void memories(String line, Instant now) {
    Environment environment =
        new Environment(
            new Streams(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream()),
            Map.of("CODEX_HOME", home.toString(), "MEMORIES_LOOK_NOTE", note.toString()),
            folder,
            folder,
            InstantSource.fixed(now),
            new FixedTerminal(false, false, false, 80, 24));
    assertThat(Main.run(line.split(" "), environment)).isZero();
  }

  /** The cache that the launcher chooses for a search. */
  private String cache() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh", "-c", "set -eu; . " + LAUNCHER + "; choose_startup search; echo $CACHE_NAME");
    builder.environment().put("MEMORIES_LOOK_NOTE", note.toString());
    Process process = builder.redirectErrorStream(true).start();
    List<String> printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    assertThat(printed).hasSize(1);
    return printed.getFirst();
  }
}
