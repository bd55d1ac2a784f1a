package dev.memories.extract.offline;

import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Excerpt;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What came of a session, in the agent's words: of each task the sentence that tells most. */
final class Results {
  /** A longer sentence is too much for one line. */
  static final int MOST_CHARS = 220;

  /** The rank of a sentence that tells no result. */
  private static final int UNTOLD = 9;

  private Results() {}

  /** A sentence for each task that stands and has one, in the order of the tasks. */
  static List<Excerpt> of(List<TraceTask> tasks) {
    return tasks.stream()
        .filter(task -> task.stretch().rolledBackAt().isEmpty() && !task.isRejected())
        .flatMap(task -> telling(task).stream())
        .distinct()
        .toList();
  }

  private static Optional<Excerpt> telling(TraceTask task) {
    return task.stretch().answer().stream()
        .flatMap(answer -> answer.sentences().stream())
        .filter(sentence -> sentence.text().text().length() <= MOST_CHARS)
        .filter(sentence -> !task.retractions().hit(sentence))
        .filter(sentence -> rank(sentence) < UNTOLD)
        .min(Comparator.comparingInt(Results::rank))
        .map(AgentAnswer.Sentence::text);
  }

  /** Causes tell most, then decisions, then what was done; a claim that checks passed nothing. */
  private static int rank(AgentAnswer.Sentence sentence) {
    boolean isClaim = sentence.has(AgentAnswer.Trait.CLAIMS_SUCCESS);
    boolean isConcrete = sentence.has(AgentAnswer.Trait.CONCRETE);
    return switch (sentence.subject()) {
      case CAUSE -> isConcrete ? 0 : 2;
      case DECISION -> isConcrete ? 1 : 3;
      case RESULT -> isConcrete && !isClaim ? 4 : UNTOLD;
      case OPEN, LIMIT, TALK -> UNTOLD;
    };
  }
}
