package dev.memories.cli.memory;

import dev.memories.cli.call.Environment;
import dev.memories.program.GitRepository;
import dev.memories.project.MovedFolders;
import dev.memories.project.MovedFolders.Recorded;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.ShellWord;
import dev.memories.text.StoredPath;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offers the command that gives the memory of a project to the place its folder was moved to. */
public final class OfferedMoves {
  /** How many projects are looked for in one call. */
  private static final int MAX_PROJECTS = 10;

  private final Environment environment;
  private final Homes homes;
  private final StateDatabase state;
  private int asked;

  public OfferedMoves(Environment environment, Homes homes, StateDatabase state) {
    this.environment = environment;
    this.homes = homes;
    this.state = state;
  }

  /**
   * The command line for a project whose folder is gone; empty when nothing tells where it went.
   * Nothing is done.
   */
  public Optional<String> of(Project gone) {
    List<Recorded> recorded = state.sessions().commits(gone);
    if (recorded.isEmpty() || ++asked > MAX_PROJECTS) {
      return Optional.empty();
    }
    return new MovedFolders(known(), this::has)
        .of(gone, recorded)
        .map(
            folder ->
                "memories projects "
                    + (homes.memoriesHome().hasMemory(new Project(folder.toString()))
                        ? "merge "
                        : "move ")
                    + ShellWord.quoted(gone.cwd())
                    + " "
                    + ShellWord.quoted(folder.toString()));
  }

  private Set<Path> known() {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(StoredPath.of(homes.projectOf(environment.cwd()).cwd()));
    state
        .sessions()
        .projectsByCwd()
        .values()
        .forEach(project -> folders.add(StoredPath.of(project.cwd())));
    return folders;
  }

  /** The database has addresses without secrets. */
  private boolean has(Path folder, Recorded recorded) {
    GitRepository repository = new GitRepository(folder, environment.variables());
    if (!repository.hasCommit(recorded.commit())) {
      return false;
    }
    String then = recorded.originUrl();
    return then == null
        || repository
            .originUrl()
            .map(SecretRedactor.product()::redact)
            .filter(then::equals)
            .isPresent();
  }
}
