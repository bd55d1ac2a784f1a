package dev.memories.tree.erase;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.session.SessionId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block of Markdown and the sessions that it cites.
 *
 * @param lines the block's lines, some ids removed
 * @param isRemoved whether the block is taken out of its document
 */
record CitedBlock(MarkdownBlock block, List<String> lines, boolean isRemoved) {
  /** A session's id, or the first characters of one, enough to tell it from others. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?<![0-9a-zA-Z-])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}(?:-[0-9a-fA-F]{1,12}){0,3}"
              + "(?![0-9a-zA-Z])");

  /** Characters of the shortest abbreviated id. */
  static final int SHORTEST_SOURCE = 13;

  private static final String BETWEEN_SOURCES = "; ";

  CitedBlock {
    lines = List.copyOf(lines);
  }

  static CitedBlock of(MarkdownBlock block) {
    return new CitedBlock(block, block.lines(), false);
  }

  boolean isBlank() {
    return block.isBlank();
  }

  int depth() {
    return block.depth();
  }

  CitedBlock removed() {
    return new CitedBlock(block, lines, true);
  }

  /**
   * The sessions in the brackets at the block's end; if there are none, those in its text. In lower
   * case, as ids are.
   */
  Set<String> sources() {
    return switch (block.kind()) {
      case BLANK, FRONT_MATTER -> Set.of();
      case HEADING, ITEM, TEXT -> {
        Set<String> atEnd = found(brackets());
        Set<String> cited = atEnd.isEmpty() ? found(text()) : atEnd;
        yield isRemoved
            ? Set.of()
            : cited.stream()
                .map(source -> source.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
      }
    };
  }

  boolean cites(SessionId id) {
    return sources().stream().anyMatch(isOf(id));
  }

  boolean isSupportedOnlyBy(SessionId id) {
    Set<String> sources = sources();
    return !sources.isEmpty() && sources.stream().allMatch(isOf(id));
  }

  /** The block without its citations of the session. */
  CitedBlock without(SessionId id) {
    String text = text();
    String brackets = brackets();
    String left =
        found(brackets).isEmpty()
            ? withoutWords(text, id)
            : text.substring(0, text.lastIndexOf(brackets))
                + "["
                + withoutParts(brackets.substring(1, brackets.length() - 1), id)
                + "]";
    return new CitedBlock(block, List.of(left.split("\n", -1)), isRemoved);
  }

  private static String withoutParts(String inside, SessionId id) {
    return List.of(inside.split(BETWEEN_SOURCES)).stream()
        .filter(part -> found(part).isEmpty() || !found(part).stream().allMatch(isOf(id)))
        .collect(Collectors.joining(BETWEEN_SOURCES));
  }

  /** Removes the id with the comma between it and the next id or the one before. */
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

  private String text() {
    return String.join("\n", lines);
  }

  /** The last square brackets, if the block ends with them; otherwise empty. */
  private String brackets() {
    String text = text().stripTrailing();
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
    return source -> id.value().startsWith(source.toLowerCase(Locale.ROOT));
  }
}
