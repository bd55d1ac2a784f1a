package dev.memories.codex;

import dev.memories.session.MemoryMode;
import org.jspecify.annotations.Nullable;

/**
 * Codex's own record of a session, in addition to its rollout.
 *
 * @param title the name that the user gave, unredacted; null when there is none
 * @param memoryMode null when the database has no value
 */
public record CodexThread(
    @Nullable String title, boolean archived, @Nullable MemoryMode memoryMode) {}
