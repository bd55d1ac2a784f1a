package dev.memories.tui.view;

/**
 * A colour for every terminal.
 *
 * @param ansi one of the sixteen, which follow the user's own palette
 * @param indexed one of 256
 * @param rgb {@code 0xRRGGBB}
 */
public record Colour(int ansi, int indexed, int rgb) {}
