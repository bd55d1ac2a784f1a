package dev.memories.recall;

import dev.memories.text.OneLine;
import dev.memories.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One bullet of a registry.
 *
 * @param id names the bullet by what it says: 8 hex digits of a hash of {@link #statement}, so it
 *     stays the same when only the evidence changes
 * @param topic the topic of its section
 * @param statement its text on one line, without the citation
 * @param citation the sessions and lines behind it, without brackets; empty when there is none
 */
public record MemoryBullet(String id, MemoryTopic topic, String statement, String citation) {
  private static final int ID_LENGTH = 8;

  /** Brackets at the end that begin with the beginning of a session id. */
  private static final Pattern CITED =
      Pattern.compile("^(.*?)\\s*\\[([0-9a-f]{8}[^\\[\\]]*)\\]$", Pattern.DOTALL);

  /** A bullet from its Markdown text, without the marker of the list. */
  static MemoryBullet of(MemoryTopic topic, String text) {
    String line = OneLine.of(text, Integer.MAX_VALUE);
    Matcher cited = CITED.matcher(line);
    return cited.matches() ? of(topic, cited.group(1), cited.group(2)) : of(topic, line, "");
  }

  private static MemoryBullet of(MemoryTopic topic, String statement, String citation) {
    return new MemoryBullet(idOf(statement), topic, statement, citation);
  }

  /** The id of the bullet that says this, in any case and with any white space. */
  public static String idOf(String statement) {
    String key = OneLine.of(statement, Integer.MAX_VALUE).toLowerCase(Locale.ROOT);
    return Sha256.hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
  }

  /** The same of a bullet's Markdown text, with its citation or without. */
  public static String idOfText(String text) {
    return of(MemoryTopic.OTHER, text).id();
  }

  /** How alike the words of two bullets are, whatever their order: 0 to 1. */
  public double likeness(MemoryBullet other) {
    return likeness(statement, other.statement);
  }

  /** The same of two statements. A command and a sentence about it have nothing in common. */
  static double likeness(String one, String other) {
    return one.startsWith("`") == other.startsWith("`")
        ? WordSet.of(one).likeness(WordSet.of(other))
        : 0;
  }

  /** The same without the sessions behind it. */
  public MemoryBullet withoutCitation() {
    return new MemoryBullet(id, topic, statement, "");
  }

  /** The statement with its citation in brackets. */
  public String cited() {
    return statement + (citation.isEmpty() ? "" : " [" + citation + "]");
  }

  /** The bullet as it is given to an agent: one line of Markdown that begins with the id. */
  public String line() {
    return "- (" + id + ") " + cited();
  }
}
