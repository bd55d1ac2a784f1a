package dev.memories.program;

import dev.memories.program.ProgramOutcome.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Questions to the program {@code git} about the repository in a folder. Only stored facts are
 * read: nothing is fetched, changed or locked, and no program that the repository names is run.
 *
 * @param environment of this process
 */
public record GitRepository(Path folder, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final Map<String, String> CAREFUL =
      Map.of(
          "GIT_OPTIONAL_LOCKS", "0",
          "GIT_NO_LAZY_FETCH", "1",
          "GIT_NO_REPLACE_OBJECTS", "1",
          "GIT_TERMINAL_PROMPT", "0");

  public GitRepository {
    environment = Map.copyOf(environment);
  }

  /** Whether the repository has a commit; false for what is no id, and where git is missing. */
  public boolean hasCommit(String id) {
    return COMMIT.matcher(id).matches() && ask("cat-file", "-e", id + "^{commit}").isPresent();
  }

  /** The address of the remote {@code origin}; empty when there is none. */
  public Optional<String> originUrl() {
    return ask("config", "--local", "--get", "remote.origin.url").map(String::strip);
  }

  private Optional<String> ask(String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    command.addAll(List.of(words));
    try {
      return new Program(command, environment, CAREFUL, PATIENCE).run(folder, "")
              instanceof Finished(String stdout)
          ? Optional.of(stdout)
          : Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
