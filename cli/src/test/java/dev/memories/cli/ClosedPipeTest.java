package dev.memories.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Streams;
import dev.memories.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of the output that goes away, as {@code head} does, is no failure. */
final class ClosedPipeTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "--help",
        "lock list --help",
        "lock list --json",
        "path -q",
        "schema run"
      })
  void commandThatSucceedsEndsQuietly(String words) throws IOException {
    assertThat(run(words)).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void commandThatFailsKeepsItsExitCode() throws IOException {
    assertThat(run("trace show 01a20297-7461 --json")).isEqualTo(1);
    assertThat(err.toString()).startsWith("memories: could not").doesNotContain("write the output");
  }

  private int run(String words) throws IOException {
    Files.createDirectories(home.resolve(".codex"));
    Environment environment =
        new Environment(
            new Streams(new ByteArrayInputStream(new byte[0]), new ClosedPipeStream(), err),
            Map.of("HOME", home.toString()),
            home,
            home,
            InstantSource.fixed(Instant.parse("2026-02-10T12:00:00Z")),
            new NoTerminal());
    return Main.run(words.split(" "), environment);
  }

  private static final class ClosedPipeStream extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  private record NoTerminal() implements Terminal {
    @Override
    public boolean isInput() {
      return false;
    }

    @Override
    public boolean isOutput() {
      return false;
    }

    @Override
    public boolean isError() {
      return false;
    }

    @Override
    public int columns() {
      return 80;
    }

    @Override
    public int rows() {
      return 24;
    }
  }
}
