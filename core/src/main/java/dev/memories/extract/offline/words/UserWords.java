package dev.memories.extract.offline.words;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user's message, in excerpts.
 *
 * @param subject its first sentence
 * @param heading the whole message if it is short, otherwise its first sentence
 * @param whole all of it, or its beginning
 * @param signals what it says of the work around it
 * @param wishes what the user insists on
 * @param removals its clauses that order to take something out
 * @param putOff its sentences that put something off
 * @param files names of files that it mentions
 * @param reported lines of an error that it carries
 * @param line of the rollout
 */
public record UserWords(
    Excerpt subject,
    Excerpt heading,
    Excerpt whole,
    Set<UserSignal> signals,
    List<Wish> wishes,
    List<Excerpt> removals,
    List<Excerpt> putOff,
    List<Excerpt> files,
    List<Excerpt> reported,
    long line) {
  private static final String UNSPOKEN = "work without a request of a person";

  public UserWords {
    signals = Set.copyOf(signals);
    wishes = List.copyOf(wishes);
    removals = List.copyOf(removals);
    putOff = List.copyOf(putOff);
    files = List.copyOf(files);
    reported = List.copyOf(reported);
  }

  /** Stands for a request where the rollout holds work but no words of a person. */
  public static UserWords unspoken(long line) {
    return labelled(UNSPOKEN, line);
  }

  /** Whether these words stand for a request that nobody made. */
  public boolean areUnspoken() {
    return whole.isEmpty() && heading.text().equals(UNSPOKEN);
  }

  /** Stands for a request that a command of the user composed: none of its words are the user's. */
  public static UserWords labelled(String label, long line) {
    Excerpt heading = new Excerpt(label);
    return new UserWords(
        heading,
        heading,
        Excerpt.NONE,
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        line);
  }

  /** The same words after a question of the agent: a no answers it, and turns no work down. */
  public UserWords asAnswer() {
    Set<UserSignal> others =
        signals.stream()
            .filter(signal -> signal != UserSignal.REJECTS && signal != UserSignal.SAYS_NO)
            .collect(Collectors.toSet());
    return new UserWords(
        subject, heading, whole, others, wishes, removals, putOff, files, reported, line);
  }

  public boolean says(UserSignal signal) {
    return signals.contains(signal);
  }

  public boolean rejects() {
    return says(UserSignal.REJECTS);
  }

  /** Turns down all of the work before it, not only its size. */
  public boolean rejectsAll() {
    return rejects() && !says(UserSignal.WANTS_MORE_OR_LESS);
  }

  public boolean accepts() {
    return says(UserSignal.ACCEPTS);
  }
}
