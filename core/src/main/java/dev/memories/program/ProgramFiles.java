package dev.memories.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The files for a program's input and output, in a private temporary folder. */
record ProgramFiles(Path folder) implements AutoCloseable {
  static ProgramFiles create() throws IOException {
    Path folder =
        Files.createTempDirectory(
            "memories-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    ProgramFiles files = new ProgramFiles(folder);
    Files.createFile(files.in());
    Files.createFile(files.out());
    Files.createFile(files.err());
    return files;
  }

  Path in() {
    return folder.resolve("stdin");
  }

  Path out() {
    return folder.resolve("stdout");
  }

  Path err() {
    return folder.resolve("stderr");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(in());
    Files.deleteIfExists(out());
    Files.deleteIfExists(err());
    Files.deleteIfExists(folder);
  }
}
