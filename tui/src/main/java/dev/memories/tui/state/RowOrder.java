package dev.memories.tui.state;

/** The order of rows in the tree and in the list. */
public enum RowOrder {
  AGE("newest first"),
  NAME("by name"),
  SIZE("largest first"),
  FAILED("failed first");

  private final String words;

  RowOrder(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  public RowOrder next() {
    return switch (this) {
      case AGE -> NAME;
      case NAME -> SIZE;
      case SIZE -> FAILED;
      case FAILED -> AGE;
    };
  }
}
