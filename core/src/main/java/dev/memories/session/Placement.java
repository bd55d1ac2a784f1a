package dev.memories.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a session belongs to its project.
 *
 * @param detail what the kind says of it; may be empty
 */
public record Placement(Kind kind, String detail) {
  /** The session worked in the project's own folder. */
  public static final Placement FOLDER = new Placement(Kind.FOLDER, "");

  /** What decided. */
  public enum Kind {
    /** The folder in which the session began is the project. */
    FOLDER,
    /** The same, but the folder no longer exists, so that its spelling decides. */
    GONE,
    /** An earlier session began in the same folder, which no longer exists. */
    KNOWN,
    /** The folder is in a linked git worktree; the detail is the top folder of the worktree. */
    WORKTREE,
    /** The folder is inside a project with memory; the detail is the folder. */
    SUBFOLDER,
    /** A rule of the settings; the detail is its pattern. */
    RULE,
    /** The user moved or merged the project; the detail is the project before. */
    MOVED,
    /** The user made it a project of its own; the detail is the project before. */
    SPLIT;

    /** The word for it in documents. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The reason for a person, as it reads after "because". */
  public String because() {
    return switch (kind) {
      case FOLDER -> "the session began in this folder";
      case GONE -> "the session began in this folder, which is gone";
      case KNOWN -> "earlier sessions of the same folder are here";
      case WORKTREE -> "the session worked in the linked worktree " + detail;
      case SUBFOLDER -> "the session began in " + detail + ", a folder of this project";
      case RULE -> "the rule \"" + detail + "\" of the settings says so";
      case MOVED -> "the memory of " + detail + " was moved here";
      case SPLIT -> "it was split from " + detail;
    };
  }

  /** The detail; null when there is none. */
  public @Nullable String detailOrNull() {
    return detail.isEmpty() ? null : detail;
  }

  /** Whether a person would wonder why the session is there. */
  public boolean isWorthSaying() {
    return kind == Kind.WORKTREE
        || kind == Kind.SUBFOLDER
        || kind == Kind.RULE
        || kind == Kind.MOVED
        || kind == Kind.SPLIT;
  }

  /** The reason in a few words, as a remark about the project. */
  public String remark() {
    return switch (kind) {
      case FOLDER, GONE, KNOWN -> "";
      case WORKTREE -> "also of the worktree " + detail;
      case SUBFOLDER -> "also of its folder " + detail;
      case RULE -> "by the rule " + detail;
      case MOVED -> "moved from " + detail;
      case SPLIT -> "split from " + detail;
    };
  }

  /** The form in which the database keeps it. */
  public String text() {
    return detail.isEmpty() ? kind.word() : kind.word() + " " + detail;
  }

  /** Reads {@link #text}; what another release wrote is taken for the folder itself. */
  public static Placement parse(String text) {
    int space = text.indexOf(' ');
    String word = space < 0 ? text : text.substring(0, space);
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return new Placement(kind, space < 0 ? "" : text.substring(space + 1));
      }
    }
    return FOLDER;
  }
}
