package dev.memories.trace;

import dev.memories.markdown.MarkdownPiece;
import dev.memories.trace.TraceFact.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises the forms in which traces tell facts. */
final class TraceFactReader {
  private static final String OPEN = "open: ";
  private static final String CHANGED = "changed ";
  private static final String OUTSIDE_SANDBOX = "outside the sandbox";
  private static final Pattern EXIT =
      Pattern.compile(
          "(?i)\\bexit(?:s|ed)?(?: (?:code|status|with(?: code| status)?))?\\W{0,3}(\\d{1,3})\\b");
  private static final Pattern REMEDY = Pattern.compile("; (passed|got past it) ");
  private static final Pattern EDIT = Pattern.compile("-> |\\bin $|a change in ");

  private TraceFactReader() {}

  static TraceFact read(TraceBullet bullet) {
    if (bullet.text().startsWith(OPEN)) {
      return new TraceFact.OpenEnd(bullet, bullet.text().substring(OPEN.length()));
    }
    if (bullet.text().startsWith(CHANGED) && !bullet.codes().isEmpty()) {
      return new TraceFact.Change(bullet, bullet.codes());
    }
    return run(bullet).map(TraceFact.class::cast).orElseGet(() -> new TraceFact.Statement(bullet));
  }

  /** The first code span that an exit code follows. */
  private static Optional<TraceFact.Run> run(TraceBullet bullet) {
    List<MarkdownPiece> pieces = MarkdownPiece.of(bullet.text());
    String command = null;
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case MarkdownPiece.Code(_, var content) -> command = command == null ? content : command;
        case MarkdownPiece.Plain(var raw) -> {
          Matcher exit = EXIT.matcher(raw);
          if (command != null && exit.find()) {
            List<MarkdownPiece> after = pieces.subList(i, pieces.size());
            return Optional.of(
                new TraceFact.Run(
                    bullet,
                    command,
                    Integer.parseInt(exit.group(1)),
                    raw.substring(0, exit.start()).contains(OUTSIDE_SANDBOX),
                    printed(after, raw.substring(exit.end())),
                    remedy(after)));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** What follows the exit code: a code span or a quote. */
  private static String printed(List<MarkdownPiece> after, String plain) {
    Matcher remedy = REMEDY.matcher(plain);
    String before = remedy.find() ? plain.substring(0, remedy.start()) : plain;
    String raw =
        before.strip().matches("[:,(]") && after.size() > 1
            ? after.get(1).raw()
            : quoted(after, before);
    return raw.strip();
  }

  /** A quote that holds code marks goes on over several pieces. */
  private static String quoted(List<MarkdownPiece> after, String before) {
    if (!before.matches("[:,] \".*")) {
      return "";
    }
    StringBuilder quote = new StringBuilder(before.substring(before.indexOf('"')));
    for (MarkdownPiece piece : after.subList(1, after.size())) {
      if (isClosed(quote)) {
        break;
      }
      quote.append(piece.raw());
    }
    int end = quote.lastIndexOf("\"");
    return end > 0 ? quote.substring(0, end + 1) : "";
  }

  private static boolean isClosed(StringBuilder quote) {
    return quote.length() > 1 && quote.charAt(quote.length() - 1) == '"';
  }

  private static @Nullable Remedy remedy(List<MarkdownPiece> after) {
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i) instanceof MarkdownPiece.Plain(var raw)) {
        Matcher remedy = REMEDY.matcher(raw);
        if (remedy.find()) {
          List<MarkdownPiece> rest = after.subList(i + 1, after.size());
          String first = raw.substring(remedy.start() + "; ".length());
          String text = first + rest.stream().map(MarkdownPiece::raw).collect(Collectors.joining());
          return new Remedy(text, isEdit(first, rest));
        }
      }
    }
    return null;
  }

  private static boolean isEdit(String first, List<MarkdownPiece> rest) {
    return first.contains(" after")
        && Stream.concat(
                Stream.of(first),
                rest.stream().filter(MarkdownPiece.Plain.class::isInstance).map(MarkdownPiece::raw))
            .anyMatch(plain -> EDIT.matcher(plain).find());
  }
}
