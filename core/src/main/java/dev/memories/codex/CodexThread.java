package dev.memories.codex;

import dev.memories.session.MemoryMode;
import org.jspecify.annotations.Nullable;

/**
 * What Codex's own files add to a session's rollout.
 *
 * @param title as the user named it, raw; null when it has no name
 * @param memoryMode null when the database does not say
 */
public record CodexThread(
    @Nullable String title, boolean archived, @Nullable MemoryMode memoryMode) {}
