package dev.memories.tui.text;

/**
 * One grapheme cluster that is safe to send to a terminal.
 *
 * @param text NFC, free of control, bidi and zero-width characters that a terminal would obey
 * @param width the columns it takes: 1 or 2
 */
public record Glyph(String text, int width) {
  static final Glyph SPACE = new Glyph(" ", 1);

  public boolean isSpace() {
    return text.equals(" ");
  }
}
