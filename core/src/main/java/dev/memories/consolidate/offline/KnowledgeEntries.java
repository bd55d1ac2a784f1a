package dev.memories.consolidate.offline;

import dev.memories.shellline.ShellLine;
import dev.memories.trace.TaskFacts;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds decisions and facts with their reasons, except commands and preferences, which have their
 * own topics.
 *
 * <p>Every session has its turn: the best statement of each comes first, then the second best.
 */
final class KnowledgeEntries {
  /** A statement with its turn: 0 for the best one of its session. */
  private record Turn(int number, RegistryEntry entry) {}

  /** A statement and how much it serves another session. */
  private record Weighed(TraceBullet bullet, int weight) {}

  private static final int MOST_OF_A_SESSION = 10;
  private static final PhraseList LEANS = PhraseList.load("leans-on");
  private static final PhraseList REASONS = PhraseList.load("reason-words");

  /** The mark that a trace puts on a claim with proof: the check itself tells it better. */
  private static final String BORNE_OUT = "(borne out)";

  /** A longer statement says more than that a check passed. */
  private static final int MOST_CLAIM_CHARS = 100;

  private static final Pattern FIGURE = Pattern.compile("\\d");

  /** The marks that a trace puts on a claim without proof. */
  private static final Pattern DOUBTED = Pattern.compile("\\((?:unverified|contradicted)\\b.*\\)$");

  /** The identity of one run or holder, or a time of day with its zone. */
  private static final Pattern TRANSIENT =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|\\b\\d{1,2}:\\d{2}(?::\\d{2})? ?(?:UTC|GMT|Z\\b)|\\bpid \\d+|\\d{4}-\\d\\d-\\d\\dT\\d\\d:",
          Pattern.CASE_INSENSITIVE);

  private KnowledgeEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    List<Turn> turns = new ArrayList<>();
    for (SessionTrace session : traces) {
      if (session.recent()) {
        int turn = 0;
        for (TraceBullet bullet : best(session)) {
          turns.add(new Turn(turn++, session.finding(bullet)));
        }
      }
    }
    return DuplicateMerger.merged(
        turns.stream()
            .sorted(
                Comparator.comparingInt(Turn::number)
                    .thenComparingInt(turn -> turn.entry().newest()))
            .map(Turn::entry)
            .toList());
  }

  private static List<TraceBullet> best(SessionTrace session) {
    return Stream.concat(
            session.tasks().stream().flatMap(KnowledgeEntries::statements),
            otherPointers(session).map(pointer -> new Weighed(pointer, 1)))
        .filter(said -> !isRun(said.bullet(), session))
        .filter(said -> !PreferenceEntries.repeats(said.bullet(), session))
        .sorted(Comparator.comparingInt(said -> -said.weight()))
        .map(Weighed::bullet)
        .distinct()
        .limit(MOST_OF_A_SESSION)
        .toList();
  }

  /** Knowledge, what the agent said came of its work, and what else a reason is given for. */
  private static Stream<Weighed> statements(TaskFacts task) {
    List<TraceBullet> results = selfContained(task.results()).toList();
    Stream<TraceBullet> first =
        Stream.concat(
            selfContained(task.knowledge()),
            results.stream().filter(KnowledgeEntries::tellsWhatHolds));
    Stream<TraceBullet> second =
        Stream.of(
                results.stream().filter(bullet -> !isQuote(bullet) && isReasoned(bullet)),
                selfContained(task.caveats()).filter(KnowledgeEntries::tellsWhatHolds),
                task.openEnds().stream()
                    .map(TraceFact.OpenEnd::unmarked)
                    .filter(KnowledgeEntries::isReasoned))
            .flatMap(Function.identity());
    return Stream.concat(
            first.map(bullet -> new Weighed(bullet, weight(bullet) + 1)),
            second.map(bullet -> new Weighed(bullet, weight(bullet))))
        .filter(said -> isLasting(said.bullet()) && !FollowUps.isLeft(said.bullet()));
  }

  /** A quoted result that names something, gives a reason or a figure; another one is only news. */
  private static boolean tellsWhatHolds(TraceBullet bullet) {
    String text = bullet.text();
    boolean isMereClaim = text.endsWith(BORNE_OUT) && text.length() < MOST_CLAIM_CHARS;
    boolean hasFigure = FIGURE.matcher(text).find() && !isMereClaim;
    return isQuote(bullet) && (hasFigure || !bullet.codes().isEmpty() || REASONS.anyWordIn(text));
  }

  /** Statements without those that lean on another one, which are joined to it. */
  private static Stream<TraceBullet> selfContained(List<TraceFact.Statement> statements) {
    List<TraceBullet> joined = new ArrayList<>();
    TraceBullet previous = null;
    for (TraceFact.Statement statement : statements) {
      TraceBullet bullet = statement.bullet();
      if (!leans(bullet)) {
        joined.add(bullet);
      } else if (previous != null
          && !joined.isEmpty()
          && previous.lines().equals(bullet.lines())
          && joined.getLast().lines().equals(bullet.lines())) {
        TraceBullet before = joined.removeLast();
        joined.add(new TraceBullet(before.text() + " " + bullet.text(), bullet.lines()));
      }
      previous = bullet;
    }
    return joined.stream();
  }

  /** Whether it quotes a sentence that makes no sense without the one before it. */
  static boolean leans(TraceBullet bullet) {
    return isQuote(bullet) && LEANS.leads(bullet.text().substring(1));
  }

  private static boolean isQuote(TraceBullet bullet) {
    return bullet.text().startsWith("\"");
  }

  /** Whether it names something and gives a reason for it. */
  static boolean isReasoned(TraceBullet bullet) {
    return !bullet.codes().isEmpty() && REASONS.anyWordIn(bullet.text());
  }

  /** Whether it still holds and makes sense when the session is over. */
  static boolean isLasting(TraceBullet bullet) {
    return StatementFilter.worthKeeping(bullet)
        && !DOUBTED.matcher(bullet.text()).find()
        && !TRANSIENT.matcher(bullet.text()).find();
  }

  private static int weight(TraceBullet bullet) {
    return (bullet.codes().isEmpty() ? 0 : 2) + (REASONS.anyWordIn(bullet.text()) ? 2 : 0);
  }

  private static Stream<TraceBullet> otherPointers(SessionTrace session) {
    return PlaceEntries.pointers(session).stream()
        .filter(
            pointer -> !PlaceEntries.isPlace(pointer) && !StatementFilter.tellsOfFailure(pointer));
  }

  /** Whether it tells a run, or only names a command that another bullet tells a run of. */
  private static boolean isRun(TraceBullet bullet, SessionTrace session) {
    List<String> codes = bullet.codes();
    boolean isBare = codes.size() == 1 && !isQuote(bullet);
    String key = isBare ? ShellLine.key(codes.getFirst()) : "";
    return session.runs().stream()
        .anyMatch(run -> run.bullet().equals(bullet) || ShellLine.key(run.command()).equals(key));
  }
}
