package dev.memories.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files for a program's input and output. */
record ProgramFiles(PrivateFolder folder) implements AutoCloseable {
  static ProgramFiles create() throws IOException {
    ProgramFiles files = new ProgramFiles(PrivateFolder.create());
    Files.createFile(files.in());
    Files.createFile(files.out());
    Files.createFile(files.err());
    return files;
  }

  Path in() {
    return folder.path().resolve("stdin");
  }

  Path out() {
    return folder.path().resolve("stdout");
  }

  Path err() {
    return folder.path().resolve("stderr");
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
