package dev.memories.cli.install;

import dev.memories.cli.call.Environment;
import dev.memories.cli.install.InstallTarget.Folders;
import dev.memories.cli.memory.Homes;
import dev.memories.codex.HookTrust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places where memory can be built in, for the user and for one project.
 *
 * @param project the project's folder
 */
public record Installations(Environment environment, Homes homes, Path project) {
  /**
   * One place.
   *
   * @param isTrusted whether the agent may run the hooks; null where it does not ask
   */
  public record Place(
      InstallTarget target,
      boolean isForUser,
      Path file,
      boolean isInstalled,
      @Nullable Boolean isTrusted) {
    /** Such as {@code codex (user)}. */
    public String title() {
      return target.word() + " (" + (isForUser ? "user" : "project") + ")";
    }
  }

  public List<Place> all() {
    List<Place> places = new ArrayList<>();
    for (InstallTarget target : InstallTarget.values()) {
      places.add(place(target, true));
      places.add(place(target, false));
    }
    return places;
  }

  public Place place(InstallTarget target, boolean isForUser) {
    Installation installation = installation(target, isForUser);
    boolean isInstalled = installation.isInstalled();
    boolean asks = isInstalled && target == InstallTarget.CODEX;
    return new Place(
        target,
        isForUser,
        installation.file(),
        isInstalled,
        asks ? HookTrust.isIn(homes.namedCodexHome(), installation.file()) : null);
  }

  public Installation installation(InstallTarget target, boolean isForUser) {
    Path claude =
        environment
            .variable("CLAUDE_CONFIG_DIR")
            .map(Path::of)
            .orElseGet(() -> environment.home().resolve(".claude"));
    Folders folders = new Folders(homes.namedCodexHome(), claude, project);
    return new Installation(
        target, folders.file(target, isForUser), homes.memoriesHome().installed());
  }
}
