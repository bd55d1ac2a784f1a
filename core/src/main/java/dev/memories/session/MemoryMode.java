package dev.memories.session;

/** Whether Codex allows a session to be remembered (reference.md 2b, "Per-thread mode"). */
public enum MemoryMode {
  ENABLED,
  DISABLED,
  POLLUTED
}
