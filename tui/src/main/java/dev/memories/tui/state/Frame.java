package dev.memories.tui.state;

/**
 * How the screen is arranged.
 *
 * @param source the pane whose selection the preview shows: the tree or the list
 * @param mouse whether the mouse is the browser's; otherwise the terminal selects text with it
 */
public record Frame(
    Size size, Focus focus, Focus source, boolean zoomed, boolean mouse, Look look) {
  public static Frame of(Size size, Look look) {
    return new Frame(size, Focus.TREE, Focus.TREE, false, true, look);
  }

  public Layout layout() {
    return Layout.of(size, focus, zoomed);
  }

  public Frame with(Size newSize) {
    return new Frame(newSize, focus, source, zoomed, mouse, look);
  }

  public Frame with(Focus newFocus) {
    Focus newSource = newFocus == Focus.PREVIEW ? source : newFocus;
    return new Frame(size, newFocus, newSource, zoomed, mouse, look);
  }

  public Frame with(Look newLook) {
    return new Frame(size, focus, source, zoomed, mouse, newLook);
  }

  public Frame zoomed(boolean newZoomed) {
    return new Frame(size, focus, source, newZoomed, mouse, look);
  }

  public Frame mouse(boolean newMouse) {
    return new Frame(size, focus, source, zoomed, newMouse, look);
  }
}
