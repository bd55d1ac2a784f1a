package dev.memories.cli.command.agent;

import dev.memories.cli.output.Cell;
import dev.memories.recall.MemoryBullet;
import dev.memories.redact.RedactedPath;
import dev.memories.text.OneLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bullet as an agent gets it.
 *
 * @param missing what it names and the project no longer has; null when all is there
 * @param changed a file that it names, with another content than its sessions saw; null for none
 * @param branch the branch that all its sessions worked on, if that may not be merged here; null
 *     for none
 * @param origin where it was imported from; null for what sessions here showed
 * @param parent the project around this one whose preference it is; null for this project's own
 */
record GivenBullet(
    MemoryBullet bullet,
    @Nullable String missing,
    @Nullable String changed,
    @Nullable String branch,
    @Nullable String origin,
    @Nullable String parent) {
  /** Longest name of a folder in a line, in characters. */
  private static final int MAX_NAME = 60;

  static GivenBullet unchecked(MemoryBullet bullet) {
    return new GivenBullet(bullet, null, null, null, null, null);
  }

  static GivenBullet imported(MemoryBullet bullet, String origin) {
    return new GivenBullet(bullet, null, null, null, origin, null);
  }

  static GivenBullet ofParent(MemoryBullet bullet, String parent) {
    return new GivenBullet(bullet, null, null, null, null, parent);
  }

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
      case SHARED -> "shared by the team";
      case OTHER -> "";
    };
  }

  /** One line of Markdown. The agent can ask for more with the id. */
  String line() {
    String problem =
        missing != null
            ? "`" + missing + "` is gone"
            : changed != null ? "`" + changed + "` has changed since" : "";
    String warning = problem.isEmpty() ? "" : " (may be stale: " + problem + ")";
    String elsewhere = branch == null ? "" : " (learnt on branch `" + branch + "`)";
    String label = origin == null ? label() : "imported, " + origin;
    if (parent != null) {
      label += " in the parent project " + parentName(parent);
    }
    String kind = label.isEmpty() ? "" : ", " + label;
    return "- (" + id() + kind + ") " + text() + elsewhere + warning + "\n";
  }

  /** The last name of the folder, in which anything may stand. */
  private static String parentName(String cwd) {
    return OneLine.of(Cell.lastName(RedactedPath.of(cwd)), MAX_NAME);
  }
}
