package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceFolderTest {
  private static final String ID = "0194f5a6-418a-73ae-b331-000000000001";
  private static final String OTHER = "0194f5a6-418a-73ae-b331-000000000002";

  @TempDir private Path temporary;
  private MemoryRoot root;
  private TraceFolder folder;

  @BeforeEach
  void makeRoot() {
    root = new MemoryRoot(temporary.resolve("home/bucket/memory"));
    root.create();
    folder = new TraceFolder(root);
  }

  @Test
  void writtenFilesArePrivate() throws Exception {
    Path file = folder.write(file(ID, "Title", "body"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (Path made = file.getParent(); !made.equals(temporary); made = made.getParent()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .as(made.toString())
          .isEqualTo("rwx------");
    }
  }

  @Test
  void fileWithTheSameBytesStaysUntouched() throws Exception {
    Path file = folder.write(file(ID, "Title", "body"));
    FileTime longAgo = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(file, longAgo);

    folder.write(file(ID, "Title", "body"));
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);

    folder.write(file(ID, "Title", "other"));
    assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(longAgo);
  }

  @Test
  void fileWithOlderSlugIsRemovedAfterTheNewOneIsWritten() throws Exception {
    folder.write(file(ID, "Old", "old"));
    // A folder in the way of the move: the write fails at its last step.
    Files.createDirectory(root.traceSummaries().resolve(ID + "_new.md"));

    assertThatThrownBy(() -> folder.write(file(ID, "New", "new")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("write the trace file");
    assertThat(names()).containsExactly(ID + "_new.md", ID + "_old.md");

    Files.delete(root.traceSummaries().resolve(ID + "_new.md"));
    folder.write(file(ID, "New", "new"));
    assertThat(names()).containsExactly(ID + "_new.md");
  }

  @Test
  void pruningKeepsTracesThatTheDatabaseLacks() throws Exception {
    folder.write(file(ID, "Kept", "1"));
    folder.write(file(OTHER, "Has a row", "2"));
    folder.write(file("stranger", "Has none", "3"));

    folder.prune(Set.of(ID), Set.of(ID, OTHER)::contains);

    assertThat(names()).containsExactly(ID + "_kept.md", "stranger_has_none.md");
  }

  @Test
  void tracesAreReadInOrderOfTheirNames() throws Exception {
    TraceFile second = file(OTHER, "B", "two");
    TraceFile first = file(ID, "A", "one");
    folder.write(second);
    folder.write(first);
    Files.writeString(root.traceSummaries().resolve("notes_x.md"), "not a trace");

    assertThat(folder.read()).containsExactly(first, second);
  }

  @Test
  void onlyLeftoversOfACrashAreRemoved() throws Exception {
    folder.write(file(ID, "A", "one"));
    Files.writeString(root.traceSummaries().resolve(".writing-123.tmp"), "half");

    folder.removeLeftovers();

    assertThat(names()).containsExactly(ID + "_a.md");
  }

  @Test
  void missingFolderIsEmpty() {
    TraceFolder none = new TraceFolder(new MemoryRoot(temporary.resolve("none")));

    none.prune(Set.of(), _ -> true);
    none.removeLeftovers();
    assertThat(none.read()).isEmpty();
    assertThatThrownBy(() -> none.write(file(ID, "A", "one")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("does not exist");
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(root.traceSummaries())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static TraceFile file(String id, String title, String body) {
    return TraceFile.of(new TraceHeader(id, "/w", "/r.jsonl", null), title, body);
  }
}
