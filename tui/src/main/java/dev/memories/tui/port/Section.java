package dev.memories.tui.port;

/** A section of a project's memory: a row under the project in the tree. */
public enum Section {
  REVIEW("Review"),
  SUMMARY("Memory summary"),
  REGISTRY("Registry"),
  SKILLS("Skills"),
  IMPORTED("Imported"),
  TRACES("Traces"),
  HISTORY("History"),
  CANDIDATES("Candidates");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  /** Whether the rows of the section are documents of their own, not passages of one. */
  public boolean hasEntries() {
    return this != SUMMARY && this != REGISTRY;
  }

  /** Whether the section is there although it is empty. */
  public boolean isAlwaysShown() {
    return this != REVIEW && this != IMPORTED;
  }

  public String title() {
    return title;
  }
}
