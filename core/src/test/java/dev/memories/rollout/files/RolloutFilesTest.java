package dev.memories.rollout.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RolloutFilesTest {
  private static final String ID = "01a20297-0000-7000-8000-000000000001";
  private static final String OTHER = "01a20297-0000-7000-8000-000000000002";
  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");

  @TempDir Path home;

  @Test
  void homeWithoutSessionFoldersHasNoRollouts() {
    assertThat(RolloutFiles.of(home)).isEqualTo(new RolloutFiles(List.of(), List.of()));
  }

  @Test
  void plainAndCompressedRolloutsOfBothFoldersAreFound() {
    Path plain = session(ID).writeTo(home);
    Path archived = session(OTHER).archiveIn(home);
    Path compressed = session(OTHER).writeCompressedTo(home);

    assertThat(TestRollouts.files(RolloutFiles.of(home)))
        .extracting(Found::path)
        .containsExactlyInAnyOrder(plain, archived, compressed);
  }

  @Test
  void newestFileOfASessionComesFirst() {
    Path first = session(ID).writeTo(home);
    Path compressed = session(ID).writeCompressedTo(home);
    Path revision =
        RolloutFixture.session(Format.V169, ID, START.plusSeconds(9), "/srv")
            .writeRevisionTo(home, OTHER);

    assertThat(RolloutFiles.of(home).lineage().filesOf(new SessionId(ID)))
        .containsExactly(revision, first, compressed);
  }

  @Test
  void linkedFoldersAndFilesAreFollowed() throws IOException {
    Path disk = home.resolve("disk2");
    Path file = session(ID).writeTo(disk);
    Path single = session(OTHER).writeTo(home.resolve("disk3"));
    Path sessions = Files.createDirectories(home.resolve("codex/sessions"));
    Files.createSymbolicLink(sessions.resolve("2026"), disk.resolve("sessions/2026"));
    Files.createSymbolicLink(sessions.resolve(single.getFileName()), single);

    assertThat(TestRollouts.files(RolloutFiles.of(home.resolve("codex"))))
        .extracting(Found::path)
        .containsExactlyInAnyOrder(
            sessions.resolve(disk.resolve("sessions").relativize(file)),
            sessions.resolve(single.getFileName()));
  }

  @Test
  void linkToNothingIsReported() throws IOException {
    Path sessions = Files.createDirectories(home.resolve("sessions"));
    Path link = Files.createSymbolicLink(sessions.resolve("2026"), home.resolve("none"));

    assertThat(RolloutFiles.of(home).unreadable())
        .extracting(RolloutFiles.Unreadable::path)
        .containsExactly(link);
  }

  @Test
  void folderIsVisitedOnceWhateverLinksLeadToIt() throws IOException {
    Path elsewhere = home.resolve("elsewhere");
    session(ID).writeTo(elsewhere);
    Path codexHome = Files.createDirectories(home.resolve("codex"));
    Files.createSymbolicLink(codexHome.resolve("sessions"), elsewhere.resolve("sessions"));
    Files.createSymbolicLink(elsewhere.resolve("sessions/again"), elsewhere.resolve("sessions"));

    assertThat(TestRollouts.files(RolloutFiles.of(codexHome)))
        .extracting(Found::path)
        .singleElement()
        .satisfies(path -> assertThat(path).startsWith(codexHome.resolve("sessions/2026")));
  }

  @Test
  void otherFilesAreIgnoredAndARolloutWithoutIdIsReported() throws IOException {
    Path folder = Files.createDirectories(home.resolve("sessions"));
    Files.writeString(folder.resolve("notes.jsonl"), "{}");
    Path nameless = Files.writeString(folder.resolve("rollout-2026.jsonl"), "{}");

    RolloutFiles files = RolloutFiles.of(home);

    assertThat(TestRollouts.files(files)).isEmpty();
    assertThat(files.unreadable())
        .singleElement()
        .satisfies(unreadable -> assertThat(unreadable.path()).isEqualTo(nameless));
  }

  @Test
  void unreadableFolderIsReportedAndTheRestIsFound() throws IOException {
    Path file = session(ID).writeTo(home);
    Path locked = Files.createDirectories(home.resolve("sessions/locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      assumeThat(Files.isReadable(locked)).as("root reads everything").isFalse();

      RolloutFiles files = RolloutFiles.of(home);

      assertThat(TestRollouts.files(files)).extracting(Found::path).containsExactly(file);
      assertThat(files.unreadable())
          .extracting(RolloutFiles.Unreadable::path)
          .containsExactly(locked);
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void namesAreParsed() {
    assertThat(RolloutName.parse("rollout-2026-02-09T16-00-00-" + ID + ".jsonl"))
        .contains(new RolloutName(new SessionId(ID), START, null));
    assertThat(RolloutName.parse("rollout-2026-02-09T16-00-00-" + ID + "_" + OTHER + ".jsonl.zst"))
        .contains(new RolloutName(new SessionId(ID), START, OTHER));
    for (String with : List.of("x-" + ID, "x-" + ID + "_" + OTHER, "x-" + ID.replace("-", ""))) {
      assertThat(RolloutName.holdsId("rollout-" + with + ".jsonl")).isTrue();
      assertThat(RolloutName.id("rollout-" + with + ".jsonl")).contains(new SessionId(ID));
    }
    assertThat(RolloutName.parse("rollout-whenever-" + ID + ".jsonl"))
        .contains(new RolloutName(new SessionId(ID), null, null));
    for (String without : List.of("rollout-x.jsonl", "rollout-" + ID + ".jsonl", "x.jsonl")) {
      assertThat(RolloutName.parse(without)).isEmpty();
      assertThat(RolloutName.holdsId(without)).isFalse();
      assertThat(RolloutName.id(without)).isEmpty();
    }
    assertThat(RolloutName.parse(ID + ".jsonl"))
        .contains(new RolloutName(new SessionId(ID), null, null));
  }

  private static RolloutFixture session(String id) {
    return RolloutFixture.session(Format.V145, id, START, "/srv");
  }
}
