package dev.memories.doctor;

/** How serious a finding is. */
public enum Severity {
  /** Nothing is wrong. */
  OK("ok"),
  /** Good to know. */
  NOTE("note"),
  /** It works, but not well or not for long. */
  WARNING("warning"),
  /** It does not work. */
  ERROR("error");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word for it in {@code --json} documents. */
  public String word() {
    return word;
  }
}
