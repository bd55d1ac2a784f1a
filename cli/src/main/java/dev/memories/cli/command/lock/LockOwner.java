package dev.memories.cli.command.lock;

import dev.memories.session.SessionId;

/** The name of a lock's owner, as typed. */
final class LockOwner {
  private LockOwner() {}

  /** A session's id in its canonical form; any other name as it is. */
  static String of(String typed) {
    return SessionId.parse(typed).map(SessionId::value).orElse(typed);
  }
}
