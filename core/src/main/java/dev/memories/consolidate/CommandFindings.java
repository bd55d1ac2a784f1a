package dev.memories.consolidate;

import dev.memories.trace.TraceBullet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The project's checks and how they ended, one finding a command.
 *
 * <p>Within a session its last run counts. Where sessions differ the newer wins, unless the command
 * passed in more older sessions than it failed in newer ones: then both stand, to be verified
 * (product.md 3, "Consolidators").
 */
final class CommandFindings {
  /** How a command ended in one session. */
  record Verdict(SessionTrace session, CommandRun run) {
    Source source() {
      return session.source(run.bullet());
    }
  }

  private CommandFindings() {}

  static List<Finding> of(List<SessionTrace> traces) {
    Map<String, List<Verdict>> byCommand = new LinkedHashMap<>();
    for (SessionTrace session : traces) {
      lastRuns(session)
          .forEach(
              (key, run) ->
                  byCommand
                      .computeIfAbsent(key, _ -> new ArrayList<>())
                      .add(new Verdict(session, run)));
    }
    return byCommand.values().stream().flatMap(verdicts -> settle(verdicts).stream()).toList();
  }

  /** Of a session, how each of its checks ended in the end, by the command's key. */
  static Map<String, CommandRun> lastRuns(SessionTrace session) {
    Map<String, CommandRun> last = new LinkedHashMap<>();
    session.runs().stream().filter(CommandRun::isCheck).forEach(run -> last.put(run.key(), run));
    return last;
  }

  /**
   * @param verdicts newest session first
   */
  private static List<Finding> settle(List<Verdict> verdicts) {
    boolean passesNow = verdicts.getFirst().run().passed();
    List<Verdict> newer =
        verdicts.stream().filter(verdict -> verdict.run().passed() == passesNow).toList();
    List<Verdict> older =
        verdicts.stream().filter(verdict -> verdict.run().passed() != passesNow).toList();
    if (passesNow || older.size() <= newer.size()) {
      return List.of(finding(newer));
    }
    return List.of(
        finding(newer).cautioned("passed in more older sessions, verify"),
        finding(older).cautioned("failed in a newer session, verify"));
  }

  /** One finding for the same command in several sessions, newest first. */
  static Finding finding(List<Verdict> verdicts) {
    String text =
        verdicts.stream().map(verdict -> verdict.run()).min(mostTelling()).orElseThrow().text();
    return new Finding(text, verdicts.stream().map(Verdict::source).toList());
  }

  /** A bullet about this command alone before one about a chain; of equals the newest. */
  private static Comparator<CommandRun> mostTelling() {
    return Comparator.comparing(run -> !firstCode(run.bullet()).equals(run.command()));
  }

  private static String firstCode(TraceBullet bullet) {
    return bullet.codes().getFirst();
  }
}
