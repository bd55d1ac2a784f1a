package dev.memories.cli.command.agent;

import dev.memories.recall.MemoryBullet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bullet as an agent gets it.
 *
 * @param missing what it names and the project no longer has; null when all is there
 */
record GivenBullet(MemoryBullet bullet, @Nullable String missing) {
  String id() {
    return bullet.id();
  }

  String topic() {
    return bullet.topic().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String text() {
    return bullet.statement();
  }

  String citation() {
    return bullet.citation();
  }

  /** What kind of statement it is, since its heading is not given; empty where it needs no word. */
  private String label() {
    return switch (bullet.topic()) {
      case PINNED -> "pinned";
      case PREFERENCES -> "the user's wish";
      case TRAPS -> "trap";
      case CHECKS -> "check";
      case FOLLOW_UPS -> "still open";
      case OTHER -> "";
    };
  }

  /** One line of Markdown. The agent can ask for more with the id. */
  String line() {
    String warning = missing == null ? "" : " (may be stale: `" + missing + "` is gone)";
    String kind = label().isEmpty() ? "" : ", " + label();
    return "- (" + id() + kind + ") " + text() + warning + "\n";
  }
}
