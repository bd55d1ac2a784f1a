package dev.memories.tui.port;

/** A tab of the preview: one way to show a subject. */
public enum PreviewTab {
  RENDERED("Preview"),
  RAW("Raw"),
  EVIDENCE("Evidence"),
  DIFF("Diff"),
  GIVEN("Given");

  private final String title;

  PreviewTab(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
