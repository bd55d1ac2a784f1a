package dev.memories.tui.text;

/**
 * A grapheme cluster that is safe to send to a terminal.
 *
 * @param text in NFC, without control, bidi or zero-width characters that a terminal would obey
 * @param width its columns: 1 or 2
 */
public record Glyph(String text, int width) {
  static final Glyph SPACE = new Glyph(" ", 1);

  public boolean isSpace() {
    return text.equals(" ");
  }
}
