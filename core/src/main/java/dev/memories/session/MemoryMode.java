package dev.memories.session;

/** Codex's permission to remember a session (reference.md 2b, "Per-thread mode"). */
public enum MemoryMode {
  ENABLED,
  DISABLED,
  POLLUTED
}
