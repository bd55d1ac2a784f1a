package dev.memories.tui.port;

/** The groups of lines that a search finds, in their order on the screen. */
public enum FoundGroup {
  MEMORY("Memory"),
  IMPORTED("Imported"),
  TRACES("Traces"),
  SESSIONS("Sessions");

  private final String title;

  FoundGroup(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
