package dev.memories.cli.command.lock;

import static dev.memories.cli.command.CommandFixture.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.command.CommandFixture;
import dev.memories.cli.command.lock.LockLeaseCommand.Action;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockLeaseCommandTest {
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
  void freeLockIsAcquired() throws Exception {
    LockLeaseCommand acquire = parsed(command(Action.ACQUIRE), "--owner", "me", "--lease", "60");

    assertThat(acquire.run()).isEqualTo(ExitCode.DONE);
    output.flush();
    assertThat(fixture.printed()).endsWith("\tme\t2026-02-10T12:01:00Z\n");
  }

  @Test
  void heldLockIsNotAcquired() throws Exception {
    parsed(command(Action.ACQUIRE), "--owner", "me").run();

    assertThat(parsed(command(Action.ACQUIRE), "--owner", "you").run()).isEqualTo(ExitCode.BUSY);
    assertThat(fixture.said()).contains("me holds it until 2026-02-10T12:10:00Z");
  }

  @Test
  void lockOfAnotherOwnerIsNotRenewed() throws Exception {
    parsed(command(Action.ACQUIRE), "--owner", "me").run();

    assertThat(parsed(command(Action.RENEW), "--owner", "you").run()).isEqualTo(ExitCode.BUSY);
    assertThat(parsed(command(Action.RENEW), "--owner", "me").run()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void forcingNeedsAYes() throws Exception {
    parsed(command(Action.ACQUIRE), "--owner", "me").run();

    assertThatThrownBy(() -> parsed(command(Action.FORCE), "--owner", "you").run())
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("it needs a yes");
  }

  private LockLeaseCommand command(Action action) {
    return new LockLeaseCommand(
        action,
        fixture.projects(),
        fixture.state(),
        fixture.confirmation(),
        output,
        fixture.notices());
  }
}
