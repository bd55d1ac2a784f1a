package dev.memories.tui.state;

/** A pane that can have the focus: keys go to it. */
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
