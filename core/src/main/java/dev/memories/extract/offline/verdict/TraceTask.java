package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work, judged: what becomes a {@code ## Task:} section.
 *
 * @param next the user's next message that was not rolled back; empty if there is none
 * @param lastWord what the user said of it at the end of the session and what led to no more work;
 *     empty if there is nothing worth telling
 * @param retractions what later turns take back of its answer
 */
public record TraceTask(
    TurnEvidence stretch,
    TaskVerdict verdict,
    Optional<UserWords> next,
    Optional<UserWords> lastWord,
    Retractions retractions) {
  private static final int MOST = 16;
  private static final int BRIEF_CHARS = 80;
  private static final int LEAST_LAST_WORD_CHARS = 60;
  private static final int BELOW_TITLE_CHARS = 45;
  private static final Pattern LEADING_MARKS = Pattern.compile("^[#>*+\\s-]+");
  private static final Pattern END_MARK = Pattern.compile("[.:：。]$");
  private static final String TAKEN_BACK = "a request that the user took back";

  /** The stretches worth telling, in order; at least one when there is any. */
  public static List<TraceTask> of(List<TurnEvidence> stretches, CheckTopics topics) {
    List<TraceTask> all = new ArrayList<>();
    for (int i = stretches.size() - 1; i >= 0; i--) {
      all.addFirst(task(stretches.subList(0, i + 1), all, topics));
    }
    judgeCommits(all);
    foldLastWord(all);
    List<TraceTask> telling = all.stream().filter(task -> !task.isEmpty()).toList();
    return telling.isEmpty() ? all.subList(0, Math.min(1, all.size())) : heaviest(telling);
  }

  /** A long word of approval is no task, but may say how the work before it is left. */
  private static void foldLastWord(List<TraceTask> tasks) {
    if (tasks.size() < 2 || !tasks.getLast().stretch.isClosing()) {
      return;
    }
    TraceTask last = tasks.removeLast();
    UserWords words = last.stretch.words();
    boolean isTelling = words.whole().text().length() > LEAST_LAST_WORD_CHARS;
    TraceTask before = tasks.removeLast();
    tasks.add(
        new TraceTask(
            before.stretch,
            before.verdict,
            before.next,
            isTelling ? Optional.of(words) : Optional.empty(),
            before.retractions));
  }

  /** A commit of work whose last check failed does not make it whole. */
  private static void judgeCommits(List<TraceTask> tasks) {
    ToolStep.@Nullable Command red = null;
    for (int i = 0; i < tasks.size(); i++) {
      TraceTask task = tasks.get(i);
      if (red != null && task.stretch.rolledBackAt().isEmpty()) {
        tasks.set(
            i,
            new TraceTask(
                task.stretch,
                task.verdict.after(red, task.stretch),
                task.next,
                task.lastWord,
                task.retractions));
      }
      ToolStep.Command check = task.verdict.check();
      boolean isEdited = check == null && task.verdict.uncheckedEdit() != null;
      if (check != null) {
        red = check.failed() && check.role().checks() ? check : null;
      } else if (isEdited) {
        red = null;
      }
    }
  }

  /**
   * Judges the last of some stretches.
   *
   * @param soFar the stretches up to the one to judge
   * @param later the tasks after it, already judged
   */
  private static TraceTask task(
      List<TurnEvidence> soFar, List<TraceTask> later, CheckTopics topics) {
    TurnEvidence stretch = soFar.getLast();
    List<TraceTask> standing =
        later.stream().filter(task -> task.stretch().rolledBackAt().isEmpty()).toList();
    Optional<TraceTask> following = standing.stream().findFirst();
    List<TurnEvidence> after = standing.stream().map(TraceTask::stretch).toList();
    Optional<UserWords> next = following.map(task -> task.stretch().words());
    TaskVerdict alone = TaskVerdict.of(stretch, soFar, judging(standing), topics);
    boolean passesLater =
        later.stream()
            .map(task -> task.verdict().check())
            .anyMatch(check -> check != null && !check.failed());
    Retractions retractions = Retractions.of(stretch, after);
    TaskVerdict verdict =
        following
            .map(task -> alone.before(stretch, task.stretch(), task.verdict(), passesLater))
            .orElse(alone)
            .lessened(retractions.hitWorkOf(stretch));
    return new TraceTask(stretch, verdict, next, Optional.empty(), retractions);
  }

  /**
   * The stretch that judges the work before: the next one, or one that approves after questions in
   * between.
   */
  private static Optional<TurnEvidence> judging(List<TraceTask> later) {
    Optional<TurnEvidence> next = later.stream().map(TraceTask::stretch).findFirst();
    Optional<TurnEvidence> afterQuestions =
        later.stream().map(TraceTask::stretch).dropWhile(TraceTask::onlyAsks).findFirst();
    return afterQuestions.filter(turn -> turn.words().accepts()).or(() -> next);
  }

  private static boolean onlyAsks(TurnEvidence turn) {
    UserWords words = turn.words();
    boolean asks = words.says(UserSignal.ASKS) || words.says(UserSignal.ASKS_FOR_PLAN);
    boolean judges = words.rejects() || words.accepts() || words.says(UserSignal.UNDOES);
    return asks && !judges && !EditKind.areIn(turn);
  }

  /** A person's words as a heading: no mark of a list or heading leads it, no full stop ends it. */
  public static String heading(Excerpt words) {
    String plain =
        END_MARK
            .matcher(LEADING_MARKS.matcher(words.plain()).replaceFirst(""))
            .replaceFirst("")
            .strip();
    return plain.isEmpty() ? "request without words" : plain;
  }

  /**
   * The request; what was taken back before any work is not repeated. A request that is quoted
   * among the preferences too is told briefly.
   */
  public String heading() {
    if (isTakenBackUnread()) {
      return TAKEN_BACK;
    }
    UserWords words = stretch.words();
    return words.wishes().isEmpty() ? heading(words.heading()) : briefly(BRIEF_CHARS);
  }

  /** The heading below a title that is the same request; brief where it would say no more. */
  public String headingBelowTitle() {
    boolean hasMore = !stretch.words().heading().equals(stretch.words().subject());
    return hasMore ? heading() : briefly(BELOW_TITLE_CHARS);
  }

  private String briefly(int chars) {
    return isTakenBackUnread() ? TAKEN_BACK : heading(stretch.words().subject().shortened(chars));
  }

  /** The first sentence of the request, as {@link #heading()}. */
  public String subject() {
    return isTakenBackUnread() ? TAKEN_BACK : heading(stretch.words().subject());
  }

  /** The first sentence of the request, cut where a title goes on with what came of it. */
  public String shortSubject() {
    return briefly(BRIEF_CHARS);
  }

  private boolean isTakenBackUnread() {
    return stretch.rolledBackAt().isPresent() && !stretch.hasSteps();
  }

  /** Whether the user's next message turns all of the work down, or the agent took it back. */
  public boolean isRejected() {
    return verdict.takenBack() || next.filter(UserWords::rejectsAll).isPresent();
  }

  /** Whether something was changed or checked. */
  public boolean hasVerdict() {
    return verdict.check() != null || verdict.uncheckedEdit() != null;
  }

  /** A closing word of thanks, or a turn taken back before anything was done in it. */
  private boolean isEmpty() {
    return stretch.isClosing() || isTakenBackUnread();
  }

  /** In a long session the least informative tasks are dropped, but never the last one. */
  private static List<TraceTask> heaviest(List<TraceTask> tasks) {
    if (tasks.size() <= MOST) {
      return tasks;
    }
    TraceTask last = tasks.getLast();
    Set<TraceTask> kept =
        tasks.stream()
            .filter(task -> !task.equals(last))
            .sorted(Comparator.comparingInt(TraceTask::weight).reversed())
            .limit(MOST - 1L)
            .collect(Collectors.toSet());
    kept.add(last);
    return tasks.stream().filter(kept::contains).toList();
  }

  private int weight() {
    return (hasVerdict() ? 4 : 0)
        + (stretch.words().rejects() || !stretch.words().wishes().isEmpty() ? 2 : 0)
        + (stretch.hasSteps() ? 1 : 0);
  }
}
