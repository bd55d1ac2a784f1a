package dev.memories.tree.erase;

import dev.memories.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One block of a Markdown text: its lines, and how deep it stands.
 *
 * @param depth of a heading its level; of anything else ten and its indentation in characters
 */
public record MarkdownBlock(Kind kind, int depth, List<String> lines) {
  enum Kind {
    /** YAML before the text. */
    FRONT_MATTER,
    HEADING,
    ITEM,
    PARAGRAPH,
    BLANK,
    /** Was here, and is no more. */
    GONE
  }

  private static final int DEPTH_OF_TEXT = 10;
  private static final Pattern FENCE = Pattern.compile(" *(```|~~~).*");
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(\\s.*)?");
  private static final Pattern ITEM = Pattern.compile("( *)([-*+]|\\d{1,9}[.)])\\s.*");
  private static final Pattern NUMBERED = Pattern.compile("( *)(\\d{1,9})([.)].*)");

  /** A session's id, or the beginning of one that tells it from others. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?<![0-9a-zA-Z-])[0-9a-f]{8}-[0-9a-f]{4}(?:-[0-9a-f]{1,12}){0,3}(?![0-9a-zA-Z])");

  /** Characters of the shortest such beginning. */
  static final int SHORTEST_SOURCE = 13;

  private static final String BETWEEN_SOURCES = "; ";

  public MarkdownBlock {
    lines = List.copyOf(lines);
  }

  static List<MarkdownBlock> parse(String text) {
    return new MarkdownBlocks(text).parse();
  }

  /** The kind that a line outside of code begins; empty text when it goes on with a block. */
  static Kind kindOf(String line) {
    if (line.isBlank()) {
      return Kind.BLANK;
    }
    if (HEADING.matcher(line).matches()) {
      return Kind.HEADING;
    }
    return ITEM.matcher(line).matches() ? Kind.ITEM : Kind.PARAGRAPH;
  }

  static int depthOf(String line) {
    Matcher heading = HEADING.matcher(line);
    return heading.matches() ? heading.group(1).length() : DEPTH_OF_TEXT + indentation(line);
  }

  static boolean isFence(String line) {
    return FENCE.matcher(line).matches();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  boolean isBlank() {
    return kind == Kind.BLANK;
  }

  boolean isHeading() {
    return kind == Kind.HEADING;
  }

  boolean isGone() {
    return kind == Kind.GONE;
  }

  /** The place of a block that is taken out: a number of a list counts on from here. */
  MarkdownBlock gone() {
    return new MarkdownBlock(Kind.GONE, depth, lines);
  }

  /** The sessions that it names: those in brackets at its end, else any in its words. */
  Set<String> sources() {
    if (kind == Kind.BLANK || kind == Kind.FRONT_MATTER || kind == Kind.GONE) {
      return Set.of();
    }
    Set<String> atEnd = found(brackets());
    return atEnd.isEmpty() ? found(String.join("\n", lines)) : atEnd;
  }

  boolean names(SessionId id) {
    return sources().stream().anyMatch(isOf(id));
  }

  boolean isSupportedOnlyBy(SessionId id) {
    Set<String> sources = sources();
    return !sources.isEmpty() && sources.stream().allMatch(isOf(id));
  }

  /** The same, naming the others only. */
  MarkdownBlock without(SessionId id) {
    String text = String.join("\n", lines);
    String brackets = brackets();
    String left =
        found(brackets).isEmpty()
            ? withoutWords(text, id)
            : text.substring(0, text.lastIndexOf(brackets))
                + "["
                + brackets
                    .substring(1, brackets.length() - 1)
                    .transform(inside -> withoutParts(inside, id))
                + "]";
    return new MarkdownBlock(kind, depth, List.of(left.split("\n", -1)));
  }

  private static String withoutParts(String inside, SessionId id) {
    return List.of(inside.split(BETWEEN_SOURCES)).stream()
        .filter(part -> found(part).isEmpty() || !found(part).stream().allMatch(isOf(id)))
        .collect(Collectors.joining(BETWEEN_SOURCES));
  }

  /** Takes out the id with the comma that parts it from the next or the one before. */
  private static String withoutWords(String text, SessionId id) {
    String left = text;
    for (String source : found(text).stream().filter(isOf(id)).toList()) {
      String word = "`?" + Pattern.quote(source) + "`?";
      left =
          left.replaceAll(word + "[,;]\\s*", "")
              .replaceAll("[,;]\\s*" + word, "")
              .replaceAll(word, "");
    }
    return left;
  }

  /** The last thing in square brackets, when the block ends with it; else nothing. */
  private String brackets() {
    String text = String.join("\n", lines).stripTrailing();
    int start = text.lastIndexOf('[');
    return text.endsWith("]") && start >= 0 ? text.substring(start) : "";
  }

  private static Set<String> found(String text) {
    return SOURCE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Predicate<String> isOf(SessionId id) {
    return source -> id.value().startsWith(source);
  }

  /** The text of what is left: numbers count on, no two blank lines where something was. */
  static String join(List<MarkdownBlock> blocks) {
    List<String> lines = new ArrayList<>();
    boolean goneBefore = false;
    int number = 0;
    for (MarkdownBlock block : blocks) {
      Matcher numbered = NUMBERED.matcher(block.lines().getFirst());
      boolean isNumbered = numbered.matches();
      if (isNumbered && number == 0) {
        number = Integer.parseInt(numbered.group(2));
      } else if (!isNumbered && !block.isBlank()) {
        number = 0;
      }
      if (block.isGone()) {
        goneBefore = true;
      } else if (!(block.isBlank() && goneBefore && endsBlank(lines))) {
        if (isNumbered) {
          lines.add(numbered.group(1) + number++ + numbered.group(3));
          lines.addAll(block.lines().subList(1, block.lines().size()));
        } else {
          lines.addAll(block.lines());
        }
        goneBefore = goneBefore && block.isBlank();
      }
    }
    return String.join("\n", lines);
  }

  private static boolean endsBlank(List<String> lines) {
    return lines.isEmpty() || lines.getLast().isBlank();
  }
}
