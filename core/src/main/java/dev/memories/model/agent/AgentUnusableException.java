package dev.memories.model.agent;

/** An agent's program does not work as it must; the message says why, in one line. */
final class AgentUnusableException extends Exception {
  AgentUnusableException(String message) {
    super(message, null, false, false);
  }
}
