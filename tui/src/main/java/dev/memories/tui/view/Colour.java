package dev.memories.tui.view;

/**
 * A colour in the forms that terminals support.
 *
 * @param eight the number of one of 8 colours, which follow the user's palette; {@link #OWN} for
 *     the terminal's own
 * @param sixteen the number of one of 16 colours, in the same way
 * @param indexed the number of one of 256 colours
 * @param rgb {@code 0xRRGGBB}
 */
public record Colour(int eight, int sixteen, int indexed, int rgb) {
  public static final int OWN = -1;

  /** Whether a terminal of this depth has it. */
  boolean isIn(ColourDepth depth) {
    return switch (depth) {
      case EIGHT -> eight != OWN;
      case SIXTEEN -> sixteen != OWN;
      case INDEXED, TRUE -> true;
    };
  }
}
