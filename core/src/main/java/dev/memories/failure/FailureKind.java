package dev.memories.failure;

/** What sort of failure a caller faces; the front end maps each to an exit code (cli.md). */
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

  /** The word that stands for this kind in {@code --json} documents. */
  public String word() {
    return word;
  }
}
