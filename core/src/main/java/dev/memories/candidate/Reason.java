package dev.memories.candidate;

/** Why a session is a candidate, or why it is not (docs/spec/product.md 3.3.4). */
public enum Reason {
  NEW("new"),
  UPDATED("updated"),
  OUTDATED("outdated"),
  UP_TO_DATE("up-to-date"),
  IN_PROGRESS("in-progress"),
  CURRENT("current"),
  ACTIVE("active"),
  ARCHIVED("archived"),
  NOT_INTERACTIVE("not-interactive"),
  SUB_AGENT("sub-agent"),
  NO_USER_MESSAGE("no-user-message"),
  NO_CWD("no-cwd"),
  MEMORY_DISABLED("memory-disabled"),
  EXCLUDED("excluded"),
  FORGOTTEN("forgotten"),
  BACKING_OFF("backing-off"),
  GAVE_UP("gave-up"),
  UNREADABLE("unreadable"),
  BEYOND_LIMIT("beyond-limit");

  private final String word;

  Reason(String word) {
    this.word = word;
  }

  /** The word for tables and JSON documents; scripts rely on it. */
  public String word() {
    return word;
  }

  /** Whether a session with this reason is to be extracted. */
  public boolean isCandidate() {
    return this == NEW || this == UPDATED || this == OUTDATED;
  }
}
