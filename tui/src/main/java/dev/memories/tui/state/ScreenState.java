package dev.memories.tui.state;

import java.util.Optional;

/**
 * The arrangement of the screen.
 *
 * @param source the pane whose selection the preview shows: tree or list
 * @param zoomed whether the pane with the focus has the whole screen
 * @param widening how the user has resized the panes
 * @param mouse whether the browser gets the mouse; otherwise the terminal selects text with it
 */
public record ScreenState(
    Size size,
    Focus focus,
    Focus source,
    boolean zoomed,
    Layout.Widening widening,
    boolean mouse,
    Themes themes) {
  /**
   * Who says which scheme is used: the user in the browser, else the settings, else the terminal.
   *
   * @param terminal the scheme that goes with the terminal's background; MONO where it is to have
   *     no colours, whatever the background
   */
  public record Themes(
      ColourScheme terminal, Optional<ColourScheme> setting, Optional<ColourScheme> chosen) {
    public ColourScheme scheme() {
      return chosen.orElseGet(this::automatic);
    }

    private ColourScheme automatic() {
      return setting.orElse(terminal);
    }

    /** After the last scheme, it is again the one that nobody had to choose. */
    Themes next() {
      ColourScheme next = scheme().next();
      return new Themes(
          terminal, setting, next == automatic() ? Optional.empty() : Optional.of(next));
    }
  }

  public static ScreenState of(Size size, ColourScheme scheme) {
    return new ScreenState(
        size,
        Focus.TREE,
        Focus.TREE,
        false,
        Layout.Widening.NONE,
        true,
        new Themes(scheme, Optional.empty(), Optional.empty()));
  }

  public Layout layout() {
    return Layout.of(size, focus, zoomed, widening);
  }

  public ColourScheme scheme() {
    return themes.scheme();
  }

  public ScreenState with(Size newSize) {
    return new ScreenState(newSize, focus, source, zoomed, widening, mouse, themes);
  }

  public ScreenState with(Focus newFocus) {
    Focus newSource = newFocus == Focus.PREVIEW ? source : newFocus;
    return new ScreenState(size, newFocus, newSource, zoomed, widening, mouse, themes);
  }

  public ScreenState with(Layout.Widening newWidening) {
    return new ScreenState(size, focus, source, zoomed, newWidening, mouse, themes);
  }

  public ScreenState with(Themes newThemes) {
    return new ScreenState(size, focus, source, zoomed, widening, mouse, newThemes);
  }

  /** The scheme for a background, where nobody chose one and colours are wanted. */
  public ScreenState onBackground(int rgb) {
    return themes.terminal() == ColourScheme.MONO
        ? this
        : with(new Themes(ColourScheme.onBackground(rgb), themes.setting(), themes.chosen()));
  }

  public ScreenState nextTheme() {
    return with(themes.next());
  }

  public ScreenState zoomed(boolean newZoomed) {
    return new ScreenState(size, focus, source, newZoomed, widening, mouse, themes);
  }

  public ScreenState mouse(boolean newMouse) {
    return new ScreenState(size, focus, source, zoomed, widening, newMouse, themes);
  }
}
