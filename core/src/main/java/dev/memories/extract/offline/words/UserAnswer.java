package dev.memories.extract.offline.words;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question that the agent put to the user, and the answer.
 *
 * @param choice the option that the user picked; may be empty
 * @param words what the user wrote beside it; may be empty
 * @param wishes what the user insists on in these words
 * @param lines of the rollout, of question and answer
 */
public record UserAnswer(
    Excerpt question, Excerpt choice, Excerpt words, List<Wish> wishes, Set<Long> lines) {
  public UserAnswer {
    wishes = List.copyOf(wishes);
    lines = new TreeSet<>(lines);
  }
}
