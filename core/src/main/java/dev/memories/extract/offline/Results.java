package dev.memories.extract.offline;

import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.trace.TraceOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of a session, in the agent's words: of each task the sentence that tells most. */
final class Results {
  /** A longer sentence is too much for one line. */
  static final int MOST_CHARS = 220;

  /** So many results a single one can stand for. */
  private static final int MOST_FOR_ONE = 2;

  /** The rank of a sentence that tells no result. */
  private static final int UNTOLD = 9;

  /** Sentences at the beginning of an answer, where its sum stands. */
  private static final int FIRST = 4;

  private Results() {}

  /** A sentence for each task that stands and has one, in the order of the tasks. */
  static List<Excerpt> of(List<TraceTask> tasks) {
    return standing(tasks).flatMap(task -> telling(task).stream()).distinct().toList();
  }

  /**
   * The sentence of the first task that succeeded with a change of files, unless an earlier one
   * needed none; of any task where none did. Of a session with many results none speaks for all.
   */
  static Optional<Excerpt> first(List<TraceTask> tasks) {
    return of(tasks).size() > MOST_FOR_ONE ? Optional.empty() : chosen(tasks);
  }

  private static Optional<Excerpt> chosen(List<TraceTask> tasks) {
    return standing(tasks)
        .filter(task -> task.verdict().outcome() == TraceOutcome.SUCCESS)
        .filter(task -> task.equals(tasks.getFirst()) || EditKind.areIn(task.stretch()))
        .flatMap(task -> telling(task).stream())
        .findFirst()
        .or(() -> of(tasks).stream().findFirst());
  }

  private static Stream<TraceTask> standing(List<TraceTask> tasks) {
    return tasks.stream()
        .filter(task -> task.stretch().rolledBackAt().isEmpty() && !task.isRejected());
  }

  private static Optional<Excerpt> telling(TraceTask task) {
    return task.stretch().answer().stream()
        .flatMap(answer -> answer.sentences().stream())
        .filter(sentence -> sentence.text().text().length() <= MOST_CHARS)
        .filter(sentence -> !task.retractions().hit(sentence))
        .filter(sentence -> !isOneOfMany(sentence))
        .limit(FIRST)
        .filter(sentence -> rank(sentence) < UNTOLD)
        .min(Comparator.comparingInt(Results::rank))
        .map(AgentAnswer.Sentence::text);
  }

  /** A way with a letter of its own, or what leads to a list, is no result. */
  private static boolean isOneOfMany(AgentAnswer.Sentence sentence) {
    return sentence.isLettered() || sentence.endsInColon();
  }

  /**
   * Agents begin with what came of it, so the first sentence that names something is taken. A claim
   * that checks passed, and no more, tells nothing.
   */
  private static int rank(AgentAnswer.Sentence sentence) {
    boolean isClaim =
        sentence.has(AgentAnswer.Trait.CLAIMS_SUCCESS)
            && !sentence.has(AgentAnswer.Trait.TELLS_MORE);
    boolean isConcrete = sentence.has(AgentAnswer.Trait.CONCRETE);
    return switch (sentence.subject()) {
      case CAUSE -> isConcrete ? 0 : 1;
      case DECISION -> isConcrete ? 0 : 2;
      case RESULT -> isClaim ? UNTOLD : isConcrete ? 0 : 2;
      case OPEN, LIMIT, TALK -> UNTOLD;
    };
  }
}
