package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.ExitCodes;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, kept short.
 *
 * @param exit null when the rollout does not say
 * @param isAnswer whether an exit code other than 0 is an answer and no failure
 * @param telling the line of its output that says most; may be empty
 * @param trouble whether that line tells of a failure
 * @param places {@code path:line} of few search hits, or the files of a diff
 * @param line of the rollout; the call's own when nothing came back
 */
public record StepResult(
    Ending ending,
    @Nullable Integer exit,
    boolean isAnswer,
    Excerpt telling,
    boolean trouble,
    List<Excerpt> places,
    long line) {
  /** A count of failures, as test programs, compilers and linters print it at the end. */
  private static final Pattern FAILURES =
      Pattern.compile(
          "(?i)(?<![\\d.])[1-9]\\d{0,5} (?:\\w+ )?(?:failed|failing|failures?|errors?)\\b|\\bFAILED\\b|^# fail [1-9]|\\b(?:Failures|Errors): [1-9]");

  /** What a tool prints that found nothing to run. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "(?i)\\bno (?:projects matched|tests? (?:ran|found|to run|files?|were executed)|matching tests)"
              + "|\\b(?:collected 0 items|ran 0 tests|tests run: 0,)");

  public StepResult {
    places = List.copyOf(places);
  }

  /** How far the call got. */
  public enum Ending {
    DONE,
    RUNNING,
    NOT_RUN,
    /** The user did not let a command run. */
    DECLINED,
    /** The user did not let a patch or a call of another tool run: it changed nothing. */
    REFUSED,
    ABORTED,
    UNANSWERED
  }

  static StepResult unanswered(long callLine) {
    return new StepResult(Ending.UNANSWERED, null, false, Excerpt.NONE, false, List.of(), callLine);
  }

  static StepResult refused(long line) {
    return new StepResult(Ending.REFUSED, null, false, Excerpt.NONE, false, List.of(), line);
  }

  /** Of what a line shows by itself. */
  static StepResult seen(long line) {
    return new StepResult(Ending.DONE, null, false, Excerpt.NONE, false, List.of(), line);
  }

  public boolean passed() {
    return ending == Ending.DONE && exit != null && (exit == 0 || isAnswer);
  }

  /** Ended with another exit code than 0, or never ran. */
  public boolean failed() {
    return ending == Ending.NOT_RUN
        || ending == Ending.REFUSED
        || (ending == Ending.DONE && exit != null && exit != 0 && !isAnswer);
  }

  /** Whether its telling line says that there was nothing to run: passing then proves nothing. */
  public boolean ranNothing() {
    return NOTHING.matcher(telling.text()).find();
  }

  /** Whether its telling line counts failures, whatever the exit code says. */
  public boolean countsFailures() {
    return ending == Ending.DONE && trouble && FAILURES.matcher(telling.text()).find();
  }

  /** Whether it passed, or ended without showing an exit code and without signs of a failure. */
  public boolean endedWell() {
    return ending == Ending.DONE && !failed();
  }

  /** Whether the program itself gave the exit code, as far as one is shown. */
  public boolean ran() {
    return ending == Ending.DONE && (exit == null || ExitCodes.isVerdict(exit));
  }
}
