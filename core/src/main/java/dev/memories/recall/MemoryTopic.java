package dev.memories.recall;

import java.util.List;
import java.util.Locale;

/**
 * What a section of a registry is about, in the order in which an agent is told.
 *
 * <p>The offline consolidator has fixed headings. A model chooses its own, so words of the heading
 * decide.
 */
public enum MemoryTopic {
  PINNED("pinned"),
  PREFERENCES("preference", "correction", "convention", "rule"),
  TRAPS("trap", "pitfall", "gotcha", "caution", "failure", "mistake"),
  CHECKS("build", "test", "verif", "check", "command", "workflow"),
  FOLLOW_UPS("open", "follow", "todo", "next"),
  SHARED("shared by the team"),
  OTHER;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> words;

  MemoryTopic(String... words) {
    this.words = List.of(words);
  }

  /** The topic of a section. */
  static MemoryTopic of(String heading) {
    String lower = heading.toLowerCase(Locale.ROOT);
    for (MemoryTopic topic : values()) {
      if (topic.words.stream().anyMatch(lower::contains)) {
        return topic;
      }
    }
    return OTHER;
  }
}
