package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.UserAnswer;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The work that one message of a person opened, as it is being read.
 *
 * <p>Holds a bounded number of steps: the first and the last, those between are counted only.
 */
public final class TurnEvidence {
  private static final int MOST_STEPS = 400;
  private static final int MOST_REMARKS = 12;

  private final UserWords words;
  private final TreeMap<Long, List<ToolStep>> steps = new TreeMap<>();
  private final List<UserAnswer> userAnswers = new ArrayList<>();
  private @Nullable List<ToolStep> inOrder;
  private int kept;
  private @Nullable Long interruptedAt;
  private @Nullable Long rolledBackAt;
  private boolean answered;
  private @Nullable Supplier<AgentAnswer> answer;
  private @Nullable Supplier<AgentAnswer> beforeAnswer;
  private final Deque<Supplier<AgentAnswer>> remarks = new ArrayDeque<>();

  TurnEvidence(UserWords words) {
    this.words = words;
  }

  public UserWords words() {
    return words;
  }

  /** A call was made: what was said before it was no answer. */
  void working() {
    answered = false;
  }

  void add(ToolStep step) {
    steps.computeIfAbsent(step.line(), _ -> new ArrayList<>()).add(step);
    inOrder = null;
    kept++;
    if (kept > MOST_STEPS) {
      kept -= dropFromTheMiddle();
    }
  }

  /** Whether it holds nothing but commands that the user ran without asking for anything. */
  boolean isOfTheUserAlone() {
    return words.areUnspoken()
        && interruptedAt == null
        && steps().stream()
            .allMatch(step -> step instanceof ToolStep.Command command && command.byUser());
  }

  /** Takes back a step that turned out otherwise. */
  void remove(ToolStep step) {
    List<ToolStep> atLine = steps.get(step.line());
    if (atLine != null && atLine.remove(step)) {
      inOrder = null;
      kept--;
      if (atLine.isEmpty()) {
        steps.remove(step.line());
      }
    }
  }

  /** The user answered a question of the agent. */
  void userAnswered(UserAnswer userAnswer) {
    userAnswers.add(userAnswer);
  }

  /** What the user answered when the agent asked, in order. */
  public List<UserAnswer> userAnswers() {
    return List.copyOf(userAnswers);
  }

  private int dropFromTheMiddle() {
    long middle = steps.keySet().stream().skip(steps.size() / 2).findFirst().orElseThrow();
    return Optional.ofNullable(steps.remove(middle)).map(List::size).orElse(0);
  }

  void interrupted(long line) {
    if (interruptedAt == null) {
      interruptedAt = line;
    }
  }

  void rolledBack(long line) {
    rolledBackAt = line;
  }

  /** The agent said something that it did not mark as a mere announcement. */
  void answered() {
    answered = true;
  }

  /** The agent's latest words that are no announcement. */
  void answered(Supplier<AgentAnswer> words) {
    beforeAnswer = answer;
    if (answer != null) {
      remarked(answer);
    }
    answered = true;
    answer = words;
  }

  /** The agent said something while it worked. */
  void remarked(Supplier<AgentAnswer> words) {
    remarks.addLast(words);
    if (remarks.size() > MOST_REMARKS) {
      remarks.removeFirst();
    }
  }

  /** What the agent said while it worked, before its answer; only the last remarks are kept. */
  public List<AgentAnswer> remarks() {
    return remarks.stream().map(Supplier::get).toList();
  }

  /** The latest words were not meant for the user: those before them count again. */
  void withdrawAnswer() {
    answer = beforeAnswer;
    answered = answer != null;
  }

  public Optional<AgentAnswer> answer() {
    return Optional.ofNullable(answer).map(Supplier::get);
  }

  boolean hasAnswer() {
    return answer != null;
  }

  /** In the order of the calls. */
  public List<ToolStep> steps() {
    List<ToolStep> all = inOrder;
    if (all == null) {
      all = steps.values().stream().flatMap(List::stream).toList();
      inOrder = all; // asked for many times once the session is read
    }
    return all;
  }

  public boolean hasSteps() {
    return !steps.isEmpty();
  }

  public boolean isAnswered() {
    return answered;
  }

  public Optional<Long> interruptedAt() {
    return Optional.ofNullable(interruptedAt);
  }

  public Optional<Long> rolledBackAt() {
    return Optional.ofNullable(rolledBackAt);
  }

  /** Only a word of thanks or approval, with no work and no account after it. */
  public boolean isClosing() {
    return isLastWord()
        && words.accepts()
        && words.wishes().isEmpty()
        && !words.says(UserSignal.POSTPONES);
  }

  /** Words of approval, or that put something off, with no work and no account after them. */
  public boolean isLastWord() {
    boolean toldSomething =
        answer()
            .filter(said -> said.sentences().stream().anyMatch(TurnEvidence::isConcrete))
            .isPresent();
    return !hasSteps()
        && userAnswers.isEmpty()
        && (words.accepts() || words.says(UserSignal.POSTPONES))
        && !toldSomething;
  }

  private static boolean isConcrete(AgentAnswer.Sentence sentence) {
    return sentence.has(AgentAnswer.Trait.CONCRETE);
  }
}
