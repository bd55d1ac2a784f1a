package dev.memories.search;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlock.BlockKind;
import dev.memories.markdown.MarkdownBlocks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reader of the bullets of a registry or a skill. The heading above a bullet is its context; the
 * sessions in brackets at its end are its evidence.
 */
public final class BulletWords {
  /** {@code [01a1d916-9be0 L74; 01a18e3c-9f20 L96, L98]} at the end of a bullet. */
  private static final Pattern CITED =
      Pattern.compile("\\[([0-9a-f]{8}-[0-9a-f]{4}[^\\[\\]]*)]\\s*$");

  private static final Pattern SESSION =
      Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}(?:-[0-9a-f]{1,12}){0,3})(?: L(\\d{1,9}))?");

  private static final Pattern PART =
      Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}(?:-[0-9a-f]{1,12}){0,3})|\\bL(\\d{1,9})\\b");

  private static final Pattern MARKER = Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s+");
  private static final Pattern DESCRIPTION = Pattern.compile("^description:\\s*(.+)$");
  private static final Pattern FAILED = Pattern.compile(", exit (?!0\\b)\\d+\\b");

  private BulletWords() {}

  /**
   * The bullets and sentences of a Markdown document.
   *
   * @param sessions the sessions that its bullets may cite
   */
  public static List<SearchEntry> of(SearchPlace place, String document, CitedSessions sessions) {
    List<SearchEntry> entries = new ArrayList<>();
    String heading = "";
    for (MarkdownBlock block : MarkdownBlocks.of(document)) {
      switch (block.kind()) {
        case HEADING -> heading = block.text().replaceAll("^#+\\s*", "").strip();
        case ITEM, TEXT -> {
          if (!heading.isEmpty()) {
            entries.add(entry(place, heading, block, sessions));
          }
        }
        case FRONT_MATTER ->
            block.lines().stream()
                .map(DESCRIPTION::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .forEach(text -> entries.add(entry(place, "", text, sessions)));
        case BLANK -> {}
      }
    }
    return dated(entries);
  }

  /** An entry that cites no session is as old as the newest session that the document cites. */
  private static List<SearchEntry> dated(List<SearchEntry> entries) {
    Instant newest =
        entries.stream()
            .map(entry -> entry.origin().at())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return entries.stream()
        .map(entry -> entry.origin().at() == null ? entry.at(newest) : entry)
        .toList();
  }

  private static SearchEntry entry(
      SearchPlace place, String heading, MarkdownBlock block, CitedSessions sessions) {
    String text = String.join(" ", block.lines()).strip();
    return entry(
        place,
        heading,
        block.kind() == BlockKind.ITEM ? MARKER.matcher(text).replaceFirst("") : text,
        sessions);
  }

  private static SearchEntry entry(
      SearchPlace place, String heading, String text, CitedSessions sessions) {
    List<MatchResult> cited = cited(text);
    SearchKind kind = kind(heading, text);
    return new SearchEntry(
        place,
        kind,
        text,
        heading,
        origin(cited, sessions),
        kind == SearchKind.ERROR,
        cited.size());
  }

  /** The first session that is cited, and the time of the newest. */
  private static SearchEntry.Origin origin(List<MatchResult> cited, CitedSessions sessions) {
    if (cited.isEmpty()) {
      return SearchEntry.Origin.UNKNOWN;
    }
    MatchResult first = cited.getFirst();
    Map.Entry<String, Instant> session = sessions.find(first.group(1));
    Instant newest =
        cited.stream()
            .map(source -> sessions.find(source.group(1)))
            .filter(Objects::nonNull)
            .map(Map.Entry::getValue)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new SearchEntry.Origin(
        session == null ? first.group(1) : session.getKey(),
        first.group(2) == null ? 0 : Long.parseLong(first.group(2)),
        newest);
  }

  /** The sessions that a bullet cites at its end, each with its first line. */
  static List<MatchResult> cited(String bullet) {
    Matcher brackets = CITED.matcher(bullet);
    return brackets.find() ? SESSION.matcher(brackets.group(1)).results().toList() : List.of();
  }

  /** The citations at the end of a bullet: group 1 is a session, or else group 2 a line of it. */
  static List<MatchResult> citedParts(String bullet) {
    Matcher brackets = CITED.matcher(bullet);
    return brackets.find() ? PART.matcher(brackets.group(1)).results().toList() : List.of();
  }

  /** The bullet without its brackets. */
  static String withoutSources(String bullet) {
    // Most texts cite nothing, and a pattern looks at each of their characters.
    return bullet.stripTrailing().endsWith("]")
        ? CITED.matcher(bullet).replaceFirst("").strip()
        : bullet.strip();
  }

  /** The kind of a bullet, by what it says and by the heading above it. */
  public static SearchKind kind(String heading, String text) {
    String above = heading.toLowerCase(Locale.ROOT);
    boolean isCode = text.startsWith("`");
    if (FAILED.matcher(text).find() || (isCode && above.matches(".*\\b(?:traps?|fail\\w*)\\b.*"))) {
      return SearchKind.ERROR;
    }
    if (above.contains("preference")) {
      return SearchKind.USER;
    }
    if (text.startsWith("Run `") || (isCode && isCommand(above, text))) {
      return SearchKind.COMMAND;
    }
    return isCode ? SearchKind.FILE : SearchKind.AGENT;
  }

  /** A command has words behind the program, or stands where commands do. */
  private static boolean isCommand(String above, String text) {
    if (above.contains("where")) {
      return false;
    }
    int end = text.indexOf('`', 1);
    return above.matches(".*\\b(?:build|tests?|steps?|commands?)\\b.*")
        || (end > 0 && text.substring(1, end).contains(" "));
  }
}
