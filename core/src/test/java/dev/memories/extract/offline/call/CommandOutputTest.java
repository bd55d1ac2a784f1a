package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.call.CommandOutput.State;
import dev.memories.shellline.CommandRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms that releases from 0.20 to 0.169 write. */
class CommandOutputTest {
  @Test
  void jsonWithExitCode() {
    assertThat(CommandOutput.parse("{\"output\":\"a\\nb\",\"metadata\":{\"exit_code\":2}}"))
        .isEqualTo(new CommandOutput(State.ENDED, 2, null, "a\nb"));
  }

  @Test
  void headerLines() {
    assertThat(
            CommandOutput.parse(
                "Command: /bin/bash -lc 'echo \"Exit code: 9\"'\nChunk ID: 1\nWall time: 0.1 seconds\n"
                    + "Process exited with code 1\nOriginal token count: 3\nOutput:\nx\nOutput:\n"))
        .isEqualTo(new CommandOutput(State.ENDED, 1, null, "x\nOutput:\n"));
    assertThat(CommandOutput.parse("Exit code: 0\nWall time: 0 seconds\nOutput:\nDone\n"))
        .isEqualTo(new CommandOutput(State.ENDED, 0, null, "Done\n"));
  }

  @Test
  void headerOfSuccessHasExitCodeZeroAndNothingBehindIt() {
    for (String header :
        List.of(
            "Exit code: 0\nWall time: 0 seconds\nOutput:\n",
            "Command: sh -c 'echo\nProcess exited with code 1'\nProcess exited with code 0\nOutput:\n")) {
      assertThat(CommandOutput.isHeaderOfSuccess(header)).as(header).isTrue();
      assertThat(CommandOutput.parse(header).exit()).isZero();
    }
    for (String other :
        List.of(
            "Exit code: 0\nOutput:\nDone\n",
            "Exit code: 0\nExit code: 2\nOutput:\n",
            "Process exited with code 0 \nProcess exited with code 1\nOutput:\n",
            "Exit code: 0\nProcess running with session ID 42\nOutput:\n",
            "Script completed\nOutput:\n",
            "Output:\n",
            "")) {
      assertThat(CommandOutput.isHeaderOfSuccess(other)).as(other).isFalse();
    }
  }

  @Test
  void noticesOfTruncationAreNotTheOutput() {
    assertThat(
            CommandOutput.parse(
                    "Process exited with code 0\nOutput:\n"
                        + "Warning: truncated output (original token count: 9)\n"
                        + "Total output lines: 400\n\nfirst")
                .text())
        .isEqualTo("first");
  }

  @Test
  void aProcessThatStillRuns() {
    assertThat(CommandOutput.parse("Process running with session ID 42\nOutput:\n"))
        .isEqualTo(new CommandOutput(State.RUNNING, null, "42", ""));
  }

  @Test
  void aScriptShowsNoExitCode() {
    assertThat(CommandOutput.parse("Script completed\nWall time 0.1 seconds\nOutput:\n\nhi\n"))
        .isEqualTo(new CommandOutput(State.ENDED, null, null, "hi\n"));
  }

  @Test
  void callsThatNeverRan() {
    assertThat(CommandOutput.parse("unsupported call: shell").state()).isEqualTo(State.NOT_RUN);
    assertThat(CommandOutput.parse("failed in sandbox None with execution error: x").state())
        .isEqualTo(State.NOT_RUN);
    assertThat(CommandOutput.parse("aborted by user after 3.0s").state()).isEqualTo(State.ABORTED);
  }

  @Test
  void jsonThatAScriptPrinted() {
    assertThat(
            CommandOutput.parse(
                "{\"chunk_id\":\"1\",\"wall_time_seconds\":0.2,\"exit_code\":3,\"output\":\"a\\n\"}"))
        .isEqualTo(new CommandOutput(State.ENDED, 3, null, "a\n"));
    assertThat(CommandOutput.printed("error: 1 test failed").state()).isEqualTo(State.ENDED);
    assertThat(CommandOutput.parse("{\"output\":1,\"exit_code\":0}").exit()).isNull();
  }

  @Test
  void aCommandThatTheSandboxKeptFromSomethingRan() {
    assertThat(
            CommandOutput.parse(
                "failed in sandbox LinuxSeccomp with execution error: sandbox denied exec error,"
                    + " exit code: 1, stdout: , stderr: no such user"))
        .isEqualTo(new CommandOutput(State.ENDED, 1, null, "no such user"));
    assertThat(
            CommandOutput.parse("execution error: sandbox denied exec error, exit code 2").exit())
        .isEqualTo(2);
  }

  @Test
  void callsThatTheUserOrAHookDidNotLetRun() {
    assertThat(CommandOutput.parse("exec_command failed: Rejected(\"rejected by user\")").state())
        .isEqualTo(State.DECLINED);
    assertThat(
            CommandOutput.parse("Command blocked by PreToolUse hook: no rm -rf. Command: rm -rf x")
                .state())
        .isEqualTo(State.NOT_RUN);
  }

  @Test
  void errorsOfServersStandInTheirText() {
    assertThat(
            CommandOutput.ofServer("{\"content\":[{\"text\":\"locked\"}],\"isError\":true}")
                .state())
        .isEqualTo(State.NOT_RUN);
    assertThat(CommandOutput.ofServer("ERROR 409: locked").state()).isEqualTo(State.NOT_RUN);
    assertThat(CommandOutput.ofServer("0 errors found").state()).isEqualTo(State.ENDED);
  }

  @Test
  void jsonThatWasCutIsPlainText() {
    assertThat(CommandOutput.parse("{\"output\":\"a").text()).isEqualTo("{\"output\":\"a");
  }

  @Test
  void anExitCodeThatTheLinePrints() {
    String line = "sh test.sh; echo \"exit=$?\"";
    CommandOutput shown = new CommandOutput(State.ENDED, 0, null, "FAIL x\nexit=3\n");

    assertThat(PrintedExit.in(line, new CommandRules().roleOf(line), shown))
        .contains(new CommandOutput(State.ENDED, 3, null, "FAIL x\n"));
  }
}
