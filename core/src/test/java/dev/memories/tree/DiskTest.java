package dev.memories.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {
  private final Disk disk = new Disk();

  @TempDir private Path folder;

  private Path tree(String name) throws IOException {
    Path tree = folder.resolve(name);
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("top.md"), "top");
    Files.writeString(tree.resolve("a/b/deep.md"), "deep");
    Files.createSymbolicLink(tree.resolve("a/link"), Path.of("../top.md"));
    return tree;
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void copyHoldsEverythingAndIsForItsOwnerOnly() throws IOException {
    Path from = tree("from");
    setMode(from.resolve("a/b/deep.md"), "rw-r--r--");
    setMode(from.resolve("a"), "rwxr-xr-x");
    Path to = folder.resolve("to");

    disk.copy(from, to);

    assertThat(to.resolve("top.md")).hasContent("top");
    assertThat(to.resolve("a/b/deep.md")).hasContent("deep");
    assertThat(Files.readSymbolicLink(to.resolve("a/link"))).isEqualTo(Path.of("../top.md"));
    assertThat(mode(to.resolve("a/b/deep.md"))).isEqualTo("rw-------");
    assertThat(mode(to.resolve("a"))).isEqualTo("rwx------");
    assertThat(from.resolve("top.md")).exists();
  }

  @Test
  void singleFileIsCopied() throws IOException {
    disk.copy(tree("from").resolve("top.md"), folder.resolve("copy.md"));

    assertThat(folder.resolve("copy.md")).hasContent("top");
  }

  @Test
  void copyOfNothingFails() {
    assertThatThrownBy(() -> disk.copy(folder.resolve("none"), folder.resolve("to")))
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void deletedFolderTakesItsContentAlongButNoTargetOfALink() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept.md"), "kept");
    Path tree = tree("tree");
    Files.createSymbolicLink(tree.resolve("out"), folder);
    setMode(tree.resolve("a/b"), "r-x------");

    disk.delete(tree);

    assertThat(tree).doesNotExist();
    assertThat(kept).hasContent("kept");
  }

  @Test
  void deletingNothingIsFine() throws IOException {
    disk.delete(folder.resolve("none"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void moveReplacesAFile() throws IOException {
    Path from = Files.writeString(folder.resolve("from.md"), "new");
    Path to = Files.writeString(folder.resolve("to.md"), "old");

    disk.move(from, to);

    assertThat(to).hasContent("new");
    assertThat(from).doesNotExist();
  }

  @Test
  void settledTreeIsForItsOwnerOnly() throws IOException {
    Path tree = tree("tree");
    setMode(tree.resolve("top.md"), "rw-rw-rw-");
    setMode(tree.resolve("a"), "rwxrwxrwx");

    disk.settle(tree);

    assertThat(mode(tree.resolve("top.md"))).isEqualTo("rw-------");
    assertThat(mode(tree.resolve("a"))).isEqualTo("rwx------");
    assertThat(mode(tree)).isEqualTo("rwx------");
  }

  @Test
  void linkToNothingExists() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));

    assertThat(Disk.exists(folder.resolve("link"))).isTrue();
    assertThat(Disk.exists(folder.resolve("none"))).isFalse();
  }
}
