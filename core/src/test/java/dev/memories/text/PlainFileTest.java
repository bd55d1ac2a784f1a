package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFileTest {
  @TempDir Path folder;

  /** Opening the pipe would wait for a writer for ever. */
  @Test
  void pipesDevicesAndFoldersAreNotOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path endless = Files.createSymbolicLink(folder.resolve("endless"), Path.of("/dev/zero"));

    for (Path strange : new Path[] {pipe, endless, folder}) {
      assertThatThrownBy(() -> PlainFile.text(strange))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("it is not a plain file");
      assertThatThrownBy(() -> PlainFile.open(strange)).isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> PlainFile.copy(strange, folder.resolve("copy")))
          .isInstanceOf(FileSystemException.class);
    }
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void hugeFileIsNotReadWhole() throws IOException {
    Path file = folder.resolve("huge");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(PlainFile.MAX_BYTES + 1);
    }

    assertThatThrownBy(() -> PlainFile.bytes(file)).hasMessageContaining("larger than 64 MiB");
  }

  @Test
  void textIsUtf8() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "Öl");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path broken = Files.write(folder.resolve("broken"), new byte[] {'a', (byte) 0xff});

    assertThat(PlainFile.text(link)).isEqualTo("Öl");
    assertThat(PlainFile.lenientText(broken)).isEqualTo("a\uFFFD");
    assertThatThrownBy(() -> PlainFile.text(broken)).isInstanceOf(CharacterCodingException.class);
    assertThatThrownBy(() -> PlainFile.text(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
