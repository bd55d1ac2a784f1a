package dev.memories.failure;

/**
 * The kind of a failure; the command line maps each to an exit code (docs/spec/contract.md 4.2).
 */
public enum FailureKind {
  USAGE("usage"),
  SETTINGS("settings"),
  NOT_FOUND("not-found"),
  AMBIGUOUS("ambiguous"),
  BUSY("busy"),
  STATE("state"),
  TREE("tree"),
  MODEL("model"),
  COMMAND("command"),
  IO("io"),
  INTERRUPTED("interrupted");

  private final String word;

  FailureKind(String word) {
    this.word = word;
  }

  /** The word for this kind in {@code --json} documents. */
  public String word() {
    return word;
  }
}
