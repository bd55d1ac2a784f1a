package dev.memories.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built program. Every call is a process that works on one Codex home. */
final class Program {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path launcher;
  private final Path codexHome;
  private final boolean emptyEnvironment;

  /**
   * @param emptyEnvironment whether to run without environment variables, similar to cron
   */
  Program(Path launcher, Path codexHome, boolean emptyEnvironment) {
    this.launcher = launcher;
    this.codexHome = codexHome;
    this.emptyEnvironment = emptyEnvironment;
  }

  /** The exit code and output of a call. */
  record Result(List<String> command, int exitCode, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new IllegalStateException(command + " printed no JSON document: " + out + err, e);
      }
    }
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.addAll(List.of("--codex-home", codexHome.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("memories-out", ".txt");
    Path err = Files.createTempFile("memories-err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    if (emptyEnvironment) {
      builder.environment().clear();
    } else {
      builder.environment().remove("CODEX_HOME");
      builder.environment().remove("MEMORIES_HOME");
    }
    // One of the homes switches Codex's own memory off, which would leave out all of its sessions.
    builder.environment().put("MEMORIES_OBEY_CODEX", "no");
    int exitCode = builder.start().waitFor();
    Result result =
        new Result(
            command,
            exitCode,
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return result;
  }
}
