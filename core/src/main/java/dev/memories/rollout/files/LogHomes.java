package dev.memories.rollout.files;

import dev.memories.session.Agent;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the agents whose logs are read.
 *
 * @param folders the folder of each such agent
 * @param lists our folder, in which lists of sessions of a database may be kept; null for none
 */
public record LogHomes(Map<Agent, Path> folders, @Nullable Path lists) {
  /** No agent at all. */
  public static final LogHomes NONE = new LogHomes(Map.of(), null);

  public LogHomes {
    folders = Map.copyOf(folders);
  }

  public static LogHomes ofCodex(Path home) {
    return NONE.with(Agent.CODEX, home);
  }

  /** These folders and one more. */
  public LogHomes with(Agent agent, Path folder) {
    Map<Agent, Path> more = new EnumMap<>(Agent.class);
    more.putAll(folders);
    more.put(agent, folder);
    return new LogHomes(more, lists);
  }

  /** The same folders, with a folder of ours in which lists of sessions may be kept. */
  public LogHomes keepingListsIn(Path ours) {
    return new LogHomes(folders, ours);
  }

  /** The folder of an agent; null when its sessions are not read. */
  public @Nullable Path of(Agent agent) {
    return folders.get(agent);
  }

  /** The Codex home; null when its sessions are not read. */
  public @Nullable Path codex() {
    return of(Agent.CODEX);
  }
}
