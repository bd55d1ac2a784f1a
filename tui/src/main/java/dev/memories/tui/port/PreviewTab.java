package dev.memories.tui.port;

/** A way of looking at a subject: the tabs of the preview. */
public enum PreviewTab {
  RENDERED("Preview"),
  RAW("Raw"),
  EVIDENCE("Evidence"),
  DIFF("Diff");

  private final String title;

  PreviewTab(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
