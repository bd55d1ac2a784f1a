package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.folder.ProjectFolder;
import dev.memories.session.Project;
import dev.memories.trace.Trace;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenFilesTest {
  @TempDir Path folder;
  private MemoryRoot root;
  private Path file;

  @BeforeEach
  void sessionSeesTheFile() throws IOException {
    root = new MemoryRoot(folder.resolve("home/bucket/memory"));
    file = folder.resolve("src/cart.js");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "one\n");
    root.create();
    take("`src/cart.js` holds the discount, `src/gone.js` does not");
  }

  private void take(String body) throws IOException {
    Trace made = TestSessions.trace(TestSessions.session(1));
    SeenFiles.take(
        root,
        new Trace(made.id(), made.project(), body, "s", made.subject(), made.making()),
        project());
  }

  private ProjectFolder project() {
    return ProjectFolder.of(new Project(folder.toString()));
  }

  private Optional<String> changed() {
    return changed("`src/cart.js` holds the discount");
  }

  private Optional<String> changed(String statement) {
    String session = TestSessions.id(1).value().substring(0, 13);
    return new ChangedFiles(root, project())
        .of(MemoryBullet.of(MemoryTopic.OTHER, statement + " [" + session + " L3]"));
  }

  @Test
  void anUnchangedFileIsTrue() {
    assertThat(changed()).isEmpty();
  }

  @Test
  void anEditedFileIsNamed() throws IOException {
    Files.writeString(file, "other\n");

    assertThat(changed()).contains("src/cart.js");
    assertThat(changed("run `node ./src/cart.js --fast`")).contains("src/cart.js");
    assertThat(changed("the cart holds the discount")).isEmpty();
  }

  @Test
  void anEditOfTheSameSizeIsSeen() throws IOException {
    Files.writeString(file, "two\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertThat(changed()).contains("src/cart.js");
  }

  @Test
  void aCheckoutThatTouchesTheFileChangesNothing() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertThat(changed()).isEmpty();
  }

  @Test
  void aTraceOfTheSameStateOfTheSessionKeepsTheFirstStamp() throws IOException {
    Files.writeString(file, "other\n");

    take("`src/cart.js` holds it");

    assertThat(changed()).contains("src/cart.js");
  }

  @Test
  void aLaterSessionThatSawTheNewContentMakesItTrue() throws IOException {
    Files.writeString(file, "other\n");
    Trace second = TestSessions.trace(TestSessions.session(2));
    SeenFiles.take(
        root,
        new Trace(
            second.id(), second.project(), "`src/cart.js`", "s", second.subject(), second.making()),
        project());
    String both =
        "`src/cart.js` [%s L1; %s L2]"
            .formatted(TestSessions.id(1).value(), TestSessions.id(2).value());

    assertThat(new ChangedFiles(root, project()).of(MemoryBullet.of(MemoryTopic.OTHER, both)))
        .isEmpty();
  }

  @Test
  void damagedRecordsAndFilesOutsideSayNothing() throws IOException {
    Files.writeString(file, "other\n");
    Files.writeString(SeenFiles.file(root, TestSessions.id(1).value()), "x\n1\t2\n\tz\ta\tb\n");

    assertThat(changed()).isEmpty();
    assertThat(project().stamp("../other")).isEmpty();
    Files.createSymbolicLink(folder.resolve("link.js"), file);
    assertThat(project().stamp("link.js")).isEmpty();
  }
}
