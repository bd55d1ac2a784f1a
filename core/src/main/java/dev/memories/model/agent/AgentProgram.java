package dev.memories.model.agent;

import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import dev.memories.program.PrivateFolder;
import dev.memories.program.Program;
import dev.memories.program.ProgramOutcome;
import dev.memories.text.IoReason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The installed program of an agent. */
public final class AgentProgram {
  private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(30);

  private AgentProgram() {}

  /** Finds the program in the folders of {@code PATH}; starts nothing. */
  public static Optional<Path> find(AgentKind kind, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, kind.word()))
        .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /**
   * Finds a program that is recent enough.
   *
   * @throws ModelException when there is none
   */
  static Path usable(AgentKind kind, Map<String, String> environment) throws InterruptedException {
    Path file =
        find(kind, environment)
            .orElseThrow(
                () ->
                    unusable(
                        kind,
                        "there is no program " + kind.word() + " in the folders of $PATH",
                        "install it, or use another extractor and consolidator"));
    AgentVersion version =
        switch (printedVersion(file, environment)) {
          case ProgramOutcome.Failed(_, var message, _) ->
              throw unusable(kind, file + " --version: " + message, "check the installation");
          case ProgramOutcome.Finished(var printed) ->
              AgentVersion.in(printed)
                  .orElseThrow(
                      () ->
                          unusable(
                              kind, file + " prints no version", "check what this program is"));
        };
    if (version.compareTo(kind.oldest()) < 0) {
      throw unusable(
          kind,
          file + " is version " + version + ", and " + kind.oldest() + " is the oldest that works",
          "update " + kind.title());
    }
    return file;
  }

  private static ProgramOutcome printedVersion(Path file, Map<String, String> environment)
      throws InterruptedException {
    try (PrivateFolder folder = PrivateFolder.create()) {
      // Codex writes into its home even to print its version.
      Map<String, String> variables = Map.of("CODEX_HOME", folder.path().toString());
      return new Program(
              List.of(file.toString(), "--version"), environment, variables, VERSION_TIMEOUT)
          .run(folder.path(), "");
    } catch (IOException e) {
      return new ProgramOutcome.Failed(
          ProgramOutcome.Failed.Cause.NOT_RUN, "it could not be run: " + IoReason.of(e), "");
    }
  }

  static ModelException unusable(AgentKind kind, String reason, String hint) {
    return new ModelException(FailureKind.MODEL, "ask " + kind.title(), reason, hint);
  }
}
