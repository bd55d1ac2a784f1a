package dev.memories.rollout.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.rollout.database.SessionDatabase.Row;
import dev.memories.rollout.opencode.OpenCodeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptListTest {
  private static final Instant START = Instant.parse("2026-02-09T09:00:00Z");

  @TempDir Path home;
  @TempDir Path ours;

  private Path database;
  private Path kept;

  @BeforeEach
  void oneSession() throws IOException {
    OpenCodeFixture.session("ses_one", START, "/srv/shop").user("One.").writeTo(home);
    database = home.resolve("opencode.db");
    kept = ours.resolve("opencode.db.sessions");
  }

  @Test
  void unchangedDatabaseIsNotAskedAgain() throws IOException {
    settle();
    List<Row> rows = SessionDatabase.sessions(database, kept);
    assertThat(rows).extracting(Row::id).containsExactly("ses_one");
    String text = Files.readString(kept);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");

    // An answer that the database would not give shows that it was not asked.
    Files.writeString(kept, text.replace("ses_one", "ses_two"));
    assertThat(SessionDatabase.sessions(database, kept))
        .extracting(Row::id)
        .containsExactly("ses_two");
    Files.writeString(kept, text);
    assertThat(SessionDatabase.sessions(database, kept)).isEqualTo(rows);
  }

  @Test
  void changedDatabaseIsAskedAgain() throws IOException {
    settle();
    SessionDatabase.sessions(database, kept);
    OpenCodeFixture.session("ses_two", START, "/srv/shop").user("Two.").writeTo(home);
    settle();

    assertThat(SessionDatabase.sessions(database, kept))
        .extracting(Row::id)
        .containsExactly("ses_one", "ses_two");
  }

  @Test
  void databaseThatIsBeingWrittenIsAskedEachTime() throws IOException {
    SessionDatabase.sessions(database, kept);

    assertThat(kept).doesNotExist();
  }

  @Test
  void tornListIsNotUsed() throws IOException {
    settle();
    List<Row> rows = SessionDatabase.sessions(database, kept);
    String text = Files.readString(kept);
    for (String torn : List.of("", text.substring(0, 9), text.replace("\t", " "), text + "x\n")) {
      Files.writeString(kept, torn);
      assertThat(SessionDatabase.sessions(database, kept)).as(torn).isEqualTo(rows);
    }
  }

  /** Gives the files of the database a time that is past. */
  private void settle() throws IOException {
    FileTime past = FileTime.from(Instant.now().minusSeconds(60));
    for (String name : List.of("opencode.db", "opencode.db-wal")) {
      if (Files.exists(home.resolve(name))) {
        Files.setLastModifiedTime(home.resolve(name), past);
      }
    }
  }
}
