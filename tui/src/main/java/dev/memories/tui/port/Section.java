package dev.memories.tui.port;

/** One shelf of a project's memory, as the tree shows them under the project. */
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
