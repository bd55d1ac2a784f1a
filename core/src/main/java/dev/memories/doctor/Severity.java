package dev.memories.doctor;

/** How much a finding matters. */
public enum Severity {
  /** As it should be. */
  OK("ok"),
  /** Good to know. */
  NOTE("note"),
  /** Works, but not well or not for long. */
  WARNING("warning"),
  /** Does not work. */
  ERROR("error");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word that stands for it in {@code --json} documents. */
  public String word() {
    return word;
  }
}
