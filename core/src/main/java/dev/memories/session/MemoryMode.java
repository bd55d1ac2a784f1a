package dev.memories.session;

/** Codex's permission to remember a session (docs/spec/rollouts.md 8.4). */
public enum MemoryMode {
  ENABLED,
  DISABLED,
  POLLUTED
}
