package dev.memories.rollout.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the agents whose logs are read.
 *
 * @param codex the Codex home; null when its sessions are not read
 * @param claude the configuration folder of Claude Code; null when its sessions are not read
 */
public record LogHomes(@Nullable Path codex, @Nullable Path claude) {
  public static LogHomes ofCodex(Path home) {
    return new LogHomes(home, null);
  }
}
