package dev.memories.tui.port;

/** A section of a project's memory: a row under the project in the tree. */
public enum Section {
  SUMMARY("Memory summary"),
  REGISTRY("Registry"),
  SKILLS("Skills"),
  TRACES("Traces"),
  HISTORY("History"),
  CANDIDATES("Candidates");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
