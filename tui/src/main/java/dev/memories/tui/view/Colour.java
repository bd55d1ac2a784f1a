package dev.memories.tui.view;

/**
 * A colour in the three forms that terminals support.
 *
 * @param ansi the number of one of 16 colours; these follow the user's palette
 * @param indexed the number of one of 256 colours
 * @param rgb {@code 0xRRGGBB}
 */
public record Colour(int ansi, int indexed, int rgb) {}
