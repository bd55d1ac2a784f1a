package dev.memories.consolidate.offline;

import dev.memories.trace.TaskFacts;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds work that sessions left undone and that no later session closed.
 *
 * <p>A later session that succeeded closes what names a path that it changed, and what it speaks
 * about in the same words.
 */
final class FollowUps {
  private static final PhraseList NOT_YET = PhraseList.load("not-yet");
  private static final PhraseList DONE = PhraseList.load("says-done");
  private static final Pattern CLAUSE = Pattern.compile("[,;:.]\\s+");
  private static final int STEM_CHARS = 6;
  private static final int LEAST_STEM_CHARS = 4;
  private static final int LEAST_NAME_CHARS = 5;
  private static final int CLOSING_WORDS = 3;

  /** A shorter text makes no sense alone. */
  private static final int LEAST_WORDS = 5;

  private static final int LEAST_REQUEST_WORDS = 3;

  /** What the sessions after the present one did, as far as it succeeded. */
  private static final class Later {
    private final List<String> requests = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    private final List<Set<String>> words = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    void add(SessionTrace session) {
      boolean succeeded =
          session.tasks().stream().anyMatch(task -> task.outcome() == TraceOutcome.SUCCESS);
      for (TaskFacts task : session.tasks()) {
        if (task.outcome() == TraceOutcome.SUCCESS) {
          requests.add(task.request());
        }
        if (succeeded && task.outcome() != TraceOutcome.FAIL) {
          files.addAll(task.files());
          words.add(stems(task.request()));
          told(task).limit(SessionTrace.MAX_BULLETS).forEach(this::tells);
        }
      }
    }

    private void tells(TraceBullet bullet) {
      words.add(stems(bullet.text()));
      bullet.codes().stream().map(FollowUps::name).forEach(names::add);
    }

    private static Stream<TraceBullet> told(TaskFacts task) {
      return Stream.of(task.results(), task.knowledge(), task.failures(), task.commands())
          .flatMap(List::stream)
          .map(TraceFact::bullet);
    }

    boolean closes(TraceBullet open) {
      Set<String> stems = stems(open.text());
      return open.codes().stream().anyMatch(this::isChanged)
          || open.codes().stream().anyMatch(code -> names.contains(name(code)))
          || words.stream().anyMatch(said -> shared(said, stems) >= CLOSING_WORDS);
    }

    /** Whether a later session changed this path, or a file below it. */
    private boolean isChanged(String path) {
      return path.indexOf('/') > 0
          && files.stream().anyMatch(file -> file.equals(path) || file.startsWith(path + "/"));
    }

    private static long shared(Set<String> said, Set<String> stems) {
      return stems.stream().filter(said::contains).count();
    }
  }

  private FollowUps() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    List<RegistryEntry> open = new ArrayList<>();
    Later later = new Later();
    for (SessionTrace session : traces) {
      if (session.recent()) {
        List<TraceBullet> left =
            left(session)
                .limit(SessionTrace.MAX_BULLETS)
                .filter(bullet -> !later.closes(bullet))
                .toList();
        left.stream().map(session::finding).forEach(open::add);
        if (left.isEmpty()) {
          lastTask(session, later).ifPresent(open::add);
        }
      }
      later.add(session);
    }
    return DuplicateMerger.merged(open);
  }

  /** The statements about work that is left; later tasks of the session may have done it. */
  private static Stream<TraceBullet> left(SessionTrace session) {
    List<TaskFacts> tasks = session.tasks();
    List<TraceBullet> left = new ArrayList<>();
    Later later = new Later();
    for (int i = tasks.size() - 1; i >= 0; i--) {
      TaskFacts task = tasks.get(i);
      Stream.concat(
              task.openEnds().stream()
                  .map(TraceFact.OpenEnd::unmarked)
                  .filter(bullet -> isLeft(bullet) || !KnowledgeEntries.isReasoned(bullet)),
              Stream.concat(task.results().stream(), task.caveats().stream())
                  .filter(TraceFact.Statement::isQuote)
                  .map(TraceFact.Statement::bullet)
                  .filter(FollowUps::isLeft))
          .filter(FollowUps::isTelling)
          .filter(bullet -> !later.closes(bullet))
          .forEach(left::add);
      later.files.addAll(task.outcome() == TraceOutcome.SUCCESS ? task.files() : List.of());
    }
    return left.stream();
  }

  /** Whether it says in words that work is left. */
  static boolean isLeft(TraceBullet bullet) {
    return NOT_YET.anyWordIn(bullet.text());
  }

  private static boolean isTelling(TraceBullet bullet) {
    return StatementKey.of(bullet.text()).words().size() >= LEAST_WORDS
        && KnowledgeEntries.isLasting(bullet)
        && !KnowledgeEntries.leans(bullet)
        && !isDone(bullet.text());
  }

  /** Whether the last clause says that it was done after all. */
  private static boolean isDone(String text) {
    String[] clauses = CLAUSE.split(text, -1);
    String last = clauses[clauses.length - 1];
    return DONE.anyWordIn(last) && StatementKey.of(last).count(StatementFilter.NEGATIONS) == 0;
  }

  /** A last task that failed, or was cut short, where nothing else says what is left. */
  private static Optional<RegistryEntry> lastTask(SessionTrace session, Later later) {
    if (session.tasks().isEmpty()) {
      return Optional.empty();
    }
    TaskFacts last = session.tasks().getLast();
    boolean isOpen =
        switch (last.outcome()) {
          case FAIL -> true;
          case PARTIAL ->
              last.failures().stream().anyMatch(failure -> failure.remedy() == null)
                  || (last.commands().isEmpty() && !last.files().isEmpty());
          case SUCCESS, UNCERTAIN -> false;
        };
    boolean isClosed =
        later.requests.stream().anyMatch(request -> DuplicateMerger.same(request, last.request()))
            || later.closes(new TraceBullet(last.request(), List.of()));
    boolean isTelling = StatementKey.of(last.request()).words().size() >= LEAST_REQUEST_WORDS;
    return isOpen && isTelling && !isClosed && !isCorrection(last, session)
        ? Optional.of(new RegistryEntry(ended(last), List.of(session.source(ends(last.lines())))))
        : Optional.empty();
  }

  private static String ended(TaskFacts task) {
    return StatementKey.unended(task.request()) + ": " + task.outcome().label();
  }

  /** Corrections are listed under the preferences. */
  private static boolean isCorrection(TaskFacts task, SessionTrace session) {
    String name = StatementKey.unended(task.request());
    return session.wishes().stream().anyMatch(wish -> wish.text().contains(name));
  }

  private static List<Integer> ends(List<Integer> lines) {
    return lines.size() < 2 ? lines : List.of(lines.getFirst(), lines.getLast());
  }

  /** The last part of a path or the code itself, with one kind of separator; empty for short. */
  private static String name(String code) {
    String last = code.substring(code.lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT);
    return last.length() < LEAST_NAME_CHARS || last.indexOf(' ') >= 0
        ? code
        : last.replace('_', '-');
  }

  private static Set<String> stems(String text) {
    return StatementKey.of(text)
        .without(StatementFilter.NEGATIONS, StatementFilter.STOP_WORDS)
        .stream()
        .filter(
            word -> word.length() >= LEAST_STEM_CHARS || word.chars().allMatch(Character::isDigit))
        .map(word -> word.substring(0, Math.min(word.length(), STEM_CHARS)))
        .collect(Collectors.toSet());
  }
}
