package dev.memories.cli.shell;

import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a line as it is typed: known commands, options, quoted words. */
final class CommandHighlighter implements Highlighter {
  private static final AttributedStyle KNOWN =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle OPTION =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle QUOTED =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);

  private final Set<String> commands;

  CommandHighlighter(Set<String> commands) {
    this.commands = Set.copyOf(commands);
  }

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    AttributedStringBuilder painted = new AttributedStringBuilder();
    boolean first = true;
    int at = 0;
    while (at < line.length()) {
      int end = endOfPiece(line, at);
      String piece = line.substring(at, end);
      painted.styled(style(piece, first), piece);
      first &= piece.isBlank();
      at = end;
    }
    return painted.toAttributedString();
  }

  private static int endOfPiece(String line, int at) {
    char first = line.charAt(at);
    if (first == '"' || first == '\'') {
      int close = line.indexOf(first, at + 1);
      return close < 0 ? line.length() : close + 1;
    }
    boolean blank = Character.isWhitespace(first);
    int end = at + 1;
    while (end < line.length() && Character.isWhitespace(line.charAt(end)) == blank) {
      end++;
    }
    return end;
  }

  private AttributedStyle style(String piece, boolean first) {
    if (first && commands.contains(piece)) {
      return KNOWN;
    }
    return switch (piece.charAt(0)) {
      case '-' -> OPTION;
      case '"', '\'' -> QUOTED;
      default -> AttributedStyle.DEFAULT;
    };
  }
}
