package dev.memories.tui.state;

/** The pane that keys go to. */
public enum Focus {
  TREE("Projects"),
  LIST("List"),
  PREVIEW("Preview");

  private final String title;

  Focus(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public Focus next() {
    return switch (this) {
      case TREE -> LIST;
      case LIST -> PREVIEW;
      case PREVIEW -> TREE;
    };
  }

  public Focus previous() {
    return next().next();
  }
}
