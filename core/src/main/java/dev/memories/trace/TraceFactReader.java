package dev.memories.trace;

import dev.memories.markdown.MarkdownPiece;
import dev.memories.trace.TraceFact.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises the forms in which traces tell facts. */
final class TraceFactReader {
  private static final Pattern EXIT =
      Pattern.compile(
          "(?i)\\bexit(?:s|ed)?(?: (?:code|status|with(?: code| status)?))?\\W{0,3}(\\d{1,3})\\b");
  private static final Pattern REMEDY = Pattern.compile("; (?=(?:passed|got past it) )");
  private static final Pattern EDIT = Pattern.compile("-> |(?<!,) in $|a change in ");
  private static final Pattern IN_FOLDER = Pattern.compile(".*, in $");

  /** A claim with the run that speaks against it. */
  private static final Pattern CONTRADICTED = Pattern.compile(".*\\(contradicted: [^\"]*\\)");

  private TraceFactReader() {}

  static TraceFact read(TraceBullet bullet) {
    String text = bullet.text();
    if (text.startsWith(TraceFactWriter.OPEN)) {
      return new TraceFact.OpenEnd(bullet, text.substring(TraceFactWriter.OPEN.length()));
    }
    if (text.startsWith(TraceFactWriter.CHANGED)) {
      List<String> files = outsideParentheses(text);
      if (!files.isEmpty()) {
        return new TraceFact.Change(bullet, files);
      }
    }
    return CONTRADICTED.matcher(text).matches()
        ? new TraceFact.Statement(bullet)
        : run(bullet).map(TraceFact.class::cast).orElseGet(() -> new TraceFact.Statement(bullet));
  }

  /** The code spans that name files; those in parentheses say what changed in them. */
  private static List<String> outsideParentheses(String text) {
    List<String> files = new ArrayList<>();
    int depth = 0;
    for (MarkdownPiece piece : MarkdownPiece.of(text)) {
      switch (piece) {
        case MarkdownPiece.Code(_, var content) -> {
          if (depth == 0) {
            files.add(content);
          }
        }
        case MarkdownPiece.Plain(var raw) -> {
          for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            depth = c == '(' ? depth + 1 : c == ')' ? Math.max(0, depth - 1) : depth;
          }
        }
      }
    }
    return files;
  }

  /** The first code span that an exit code follows; what stands in quotes is no such form. */
  private static Optional<TraceFact.Run> run(TraceBullet bullet) {
    List<MarkdownPiece> pieces = MarkdownPiece.of(bullet.text());
    String command = null;
    String folder = "";
    boolean foldersNext = false;
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case MarkdownPiece.Code(_, var content) -> {
          folder = foldersNext ? content : folder;
          command = command == null ? content : command;
        }
        case MarkdownPiece.Plain(var raw) -> {
          foldersNext = command != null && IN_FOLDER.matcher(raw).matches();
          int quote = raw.indexOf('"');
          Matcher exit = EXIT.matcher(quote < 0 ? raw : raw.substring(0, quote));
          if (command != null && exit.find()) {
            return Optional.of(
                run(bullet, command, folder, exit, raw, pieces.subList(i, pieces.size())));
          }
          if (quote >= 0) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  private static TraceFact.Run run(
      TraceBullet bullet,
      String command,
      String folder,
      Matcher exit,
      String plain,
      List<MarkdownPiece> after) {
    String rest = plain.substring(exit.end()) + raw(after.subList(1, after.size()));
    Remedy remedy = remedy(plain.substring(exit.end()), after);
    String printed =
        remedy == null
            ? rest
            : rest.substring(0, rest.length() - remedy.text().length() - "; ".length());
    return new TraceFact.Run(
        bullet,
        command,
        folder,
        Integer.parseInt(exit.group(1)),
        plain.substring(0, exit.start()).contains(TraceFactWriter.OUTSIDE_SANDBOX),
        printed(printed, after),
        remedy);
  }

  /** What follows the exit code: a code span or a quote. */
  private static String printed(String rest, List<MarkdownPiece> after) {
    String marked = rest.replaceFirst("^\\s*[:,(]\\s*", "");
    if (marked.length() == rest.length()) {
      return "";
    }
    if (marked.startsWith("`") && after.size() > 1) {
      return after.get(1).raw();
    }
    return marked.startsWith("\"") ? marked.substring(0, marked.lastIndexOf('"') + 1) : "";
  }

  /**
   * The last remedy behind an exit code.
   *
   * @param first what stands behind the code in the first piece
   */
  private static @Nullable Remedy remedy(String first, List<MarkdownPiece> after) {
    for (int i = after.size() - 1; i >= 0; i--) {
      if (after.get(i) instanceof MarkdownPiece.Plain(var raw)) {
        List<String> parts = List.of(REMEDY.split(i == 0 ? first : raw, -1));
        if (parts.size() > 1) {
          List<MarkdownPiece> rest = after.subList(i + 1, after.size());
          return new Remedy(parts.getLast() + raw(rest), isEdit(parts.getLast(), rest));
        }
      }
    }
    return null;
  }

  /** Edits of files, also where it is only known that they lay between. */
  private static boolean isEdit(String first, List<MarkdownPiece> rest) {
    if (first.strip().equals(TraceFactWriter.PASSED_LATER)) {
      return true;
    }
    return first.contains(" after")
        && Stream.concat(
                Stream.of(first),
                rest.stream().filter(MarkdownPiece.Plain.class::isInstance).map(MarkdownPiece::raw))
            .anyMatch(plain -> EDIT.matcher(plain).find());
  }

  private static String raw(List<MarkdownPiece> pieces) {
    return pieces.stream().map(MarkdownPiece::raw).collect(Collectors.joining());
  }
}
