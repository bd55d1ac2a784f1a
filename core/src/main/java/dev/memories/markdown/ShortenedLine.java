package dev.memories.markdown;

/** A line of Markdown cut to a length, at the end of a word and with its code marks closed. */
public final class ShortenedLine {
  private static final String OMISSION = "…";

  private ShortenedLine() {}

  /** The line itself if it has at most so many characters, else its beginning and {@code …}. */
  public static String of(String line, int max) {
    if (line.length() <= max) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    for (MarkdownPiece piece : MarkdownPiece.of(line)) {
      int left = max - out.length();
      if (piece.raw().length() <= left) {
        out.append(piece.raw());
        continue;
      }
      out.append(
          switch (piece) {
            case MarkdownPiece.Plain(var raw) -> words(raw, left - 1) + OMISSION;
            case MarkdownPiece.Code(var raw, var content) -> {
              int marks = (raw.length() - content.length()) / 2;
              String head = words(content, left - 1 - 2 * marks);
              yield head.isEmpty()
                  ? OMISSION
                  : raw.substring(0, marks) + head + OMISSION + raw.substring(raw.length() - marks);
            }
          });
      break;
    }
    return out.toString();
  }

  /** The whole words within a length, each with the white space after it. */
  private static String words(String text, int max) {
    int end = Math.clamp(max, 0, text.length());
    int space = text.lastIndexOf(' ', end);
    return space < 0 ? "" : text.substring(0, space + 1);
  }
}
