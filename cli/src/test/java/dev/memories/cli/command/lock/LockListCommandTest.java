package dev.memories.cli.command.lock;

import static dev.memories.cli.command.CommandFixture.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.command.CommandFixture;
import dev.memories.cli.command.lock.LockLeaseCommand.Action;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.Output;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockListCommandTest {
  @TempDir Path folder;
  private CommandFixture fixture;
  private Output output;

  @BeforeEach
  void open() {
    fixture = new CommandFixture(folder);
    output = fixture.output(Form.PIPED);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void lockOfAClockThatIsAheadIsToldWithWhatFreesIt() throws Exception {
    acquire();
    list("2026-02-10T11:00:00Z");

    assertThat(fixture.said())
        .contains("was taken by a clock that was ahead of this one")
        .contains("it stays until 2026-02-10T12:10:00Z")
        .contains("memories lock release --any");
  }

  @Test
  void clocksMayDifferALittle() throws Exception {
    acquire();
    list("2026-02-10T11:59:30Z");

    assertThat(fixture.said()).doesNotContain("ahead");
  }

  private void acquire() throws Exception {
    parsed(
            new LockLeaseCommand(
                Action.ACQUIRE,
                fixture.projects(),
                fixture.state(),
                fixture.confirmation(),
                output,
                fixture.notices()),
            "--owner",
            "me")
        .run();
  }

  private void list(String now) throws Exception {
    InstantSource clock = InstantSource.fixed(Instant.parse(now));
    new LockListCommand(fixture.state(), output, fixture.notices(), clock).run();
  }
}
