package dev.memories.cli.output;

import dev.memories.cli.output.Style.Paint;
import dev.memories.redact.RedactedPath;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table, for a program and for a person.
 *
 * @param piped the full value, for a program
 * @param shown the short form, for a person
 * @param paint null for plain
 */
public record Cell(String piped, String shown, @Nullable Paint paint) {
  public static Cell of(String text) {
    return new Cell(text, text, null);
  }

  public static Cell of(String piped, String shown) {
    return new Cell(piped, shown, null);
  }

  /** A path, shown to a person by its last name. */
  public static Cell ofPath(String path) {
    return of(path, lastName(path));
  }

  /** The last name of a path, which tells most projects apart; without secrets. */
  public static String lastName(String path) {
    return RedactedPath.lastName(path);
  }

  /** The name of a file of a memory tree, without the folders that mean nothing to a person. */
  public static String inTree(Path file) {
    return file.toString().replaceFirst("^.*/[0-9a-f]{64}/(memory/)?", "");
  }

  /** An empty cell. */
  public static Cell none() {
    return of("");
  }

  public Cell painted(Paint colour) {
    return new Cell(piped, shown, colour);
  }
}
