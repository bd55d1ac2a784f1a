package dev.memories.tui.state;

/**
 * The arrangement of the screen.
 *
 * @param source the pane whose selection the preview shows: tree or list
 * @param zoomed whether the pane with the focus has the whole screen
 * @param mouse whether the browser gets the mouse; otherwise the terminal selects text with it
 */
public record ScreenState(
    Size size, Focus focus, Focus source, boolean zoomed, boolean mouse, ColourScheme scheme) {
  public static ScreenState of(Size size, ColourScheme scheme) {
    return new ScreenState(size, Focus.TREE, Focus.TREE, false, true, scheme);
  }

  public Layout layout() {
    return Layout.of(size, focus, zoomed);
  }

  public ScreenState with(Size newSize) {
    return new ScreenState(newSize, focus, source, zoomed, mouse, scheme);
  }

  public ScreenState with(Focus newFocus) {
    Focus newSource = newFocus == Focus.PREVIEW ? source : newFocus;
    return new ScreenState(size, newFocus, newSource, zoomed, mouse, scheme);
  }

  public ScreenState with(ColourScheme newScheme) {
    return new ScreenState(size, focus, source, zoomed, mouse, newScheme);
  }

  public ScreenState zoomed(boolean newZoomed) {
    return new ScreenState(size, focus, source, newZoomed, mouse, scheme);
  }

  public ScreenState mouse(boolean newMouse) {
    return new ScreenState(size, focus, source, zoomed, newMouse, scheme);
  }
}
