package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class IoReasonTest {
  static final Exception[] FAILURES = {
    new NoSuchFileException("/a"),
    new AccessDeniedException("/a"),
    new NotDirectoryException("/a"),
    new FileSystemLoopException("/a"),
    new FileSystemException("/a", null, "No space left on device"),
    new FileSystemException("/a"),
    new ClosedByInterruptException(),
    new AsynchronousCloseException(),
    new ClosedChannelException(),
    new EOFException(),
    new IOException("the pipe is broken"),
    new IOException(new IllegalStateException(new IOException("the disk is full"))),
    new UncheckedIOException(new NoSuchFileException("/a")),
    new IllegalStateException(new NullPointerException()),
  };

  @ParameterizedTest
  @FieldSource("FAILURES")
  void reasonNamesNoClass(Exception failure) {
    assertThat(IoReason.of(failure))
        .isNotBlank()
        .doesNotContain("Exception")
        .doesNotContain("java.");
  }
}
