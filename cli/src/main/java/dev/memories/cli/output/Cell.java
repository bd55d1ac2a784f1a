package dev.memories.cli.output;

import dev.memories.cli.output.Style.Paint;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table: what a program gets, what a person sees.
 *
 * @param piped the full value
 * @param shown the short or friendly form
 * @param paint null for plain
 */
public record Cell(String piped, String shown, @Nullable Paint paint) {
  public static Cell of(String text) {
    return new Cell(text, text, null);
  }

  public static Cell of(String piped, String shown) {
    return new Cell(piped, shown, null);
  }

  /** Empty in both forms. */
  public static Cell none() {
    return of("");
  }

  public Cell painted(Paint colour) {
    return new Cell(piped, shown, colour);
  }
}
