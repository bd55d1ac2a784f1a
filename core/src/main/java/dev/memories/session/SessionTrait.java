package dev.memories.session;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A yes-or-no fact about a session that the index finds in its rollout.
 *
 * <p>The index keeps the traits of a session as words. When a release adds a trait, the index reads
 * all rollouts again.
 */
public enum SessionTrait {
  /** A person wrote in it. */
  USER_MESSAGE("user-message");

  public static final Set<SessionTrait> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(SessionTrait.class));

  private final String word;

  SessionTrait(String word) {
    this.word = word;
  }

  /** The words of the traits, separated by spaces, in the order of this list. */
  public static String words(Set<SessionTrait> traits) {
    return ALL.stream()
        .filter(traits::contains)
        .map(trait -> trait.word)
        .collect(Collectors.joining(" "));
  }

  /** Reads {@link #words}; unknown words are ignored. */
  public static Set<SessionTrait> ofWords(String words) {
    List<String> given = List.of(words.split(" "));
    Set<SessionTrait> traits = EnumSet.noneOf(SessionTrait.class);
    for (SessionTrait trait : ALL) {
      if (given.contains(trait.word)) {
        traits.add(trait);
      }
    }
    return traits;
  }
}
