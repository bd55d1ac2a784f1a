package dev.memories.tui.state;

import java.util.Optional;

/**
 * The arrangement of the screen.
 *
 * @param source the pane whose selection the preview shows: tree or list
 * @param zoomed whether the pane with the focus has the whole screen
 * @param widening how the user has resized the panes
 * @param chosen the scheme that the user chose; otherwise it follows the terminal
 * @param mouse whether the browser gets the mouse; otherwise the terminal selects text with it
 */
public record ScreenState(
    Size size,
    Focus focus,
    Focus source,
    boolean zoomed,
    Layout.Widening widening,
    boolean mouse,
    ColourScheme scheme,
    Optional<ColourScheme> chosen) {
  public static ScreenState of(Size size, ColourScheme scheme) {
    return new ScreenState(
        size, Focus.TREE, Focus.TREE, false, Layout.Widening.NONE, true, scheme, Optional.empty());
  }

  public Layout layout() {
    return Layout.of(size, focus, zoomed, widening);
  }

  public ScreenState with(Size newSize) {
    return new ScreenState(newSize, focus, source, zoomed, widening, mouse, scheme, chosen);
  }

  public ScreenState with(Focus newFocus) {
    Focus newSource = newFocus == Focus.PREVIEW ? source : newFocus;
    return new ScreenState(size, newFocus, newSource, zoomed, widening, mouse, scheme, chosen);
  }

  /** The scheme for a background, unless the user chose one or wants no colours. */
  public ScreenState onBackground(int rgb) {
    return chosen.isPresent() || scheme == ColourScheme.MONO
        ? this
        : new ScreenState(
            size,
            focus,
            source,
            zoomed,
            widening,
            mouse,
            ColourScheme.onBackground(rgb),
            Optional.empty());
  }

  /** A scheme that the user chose. */
  public ScreenState with(ColourScheme newScheme) {
    return new ScreenState(
        size, focus, source, zoomed, widening, mouse, newScheme, Optional.of(newScheme));
  }

  /** What was kept from the last time; the scheme was taken from it already. */
  public ScreenState kept(Layout.Widening newWidening, Optional<ColourScheme> newChosen) {
    return new ScreenState(size, focus, source, zoomed, newWidening, mouse, scheme, newChosen);
  }

  public ScreenState with(Layout.Widening newWidening) {
    return new ScreenState(size, focus, source, zoomed, newWidening, mouse, scheme, chosen);
  }

  public ScreenState zoomed(boolean newZoomed) {
    return new ScreenState(size, focus, source, newZoomed, widening, mouse, scheme, chosen);
  }

  public ScreenState mouse(boolean newMouse) {
    return new ScreenState(size, focus, source, zoomed, widening, newMouse, scheme, chosen);
  }
}
