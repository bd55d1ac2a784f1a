package dev.memories.cli.output;

import java.io.Flushable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * The last remark of a command that changes something: what it did, in what time, what it left out
 * and what comes next.
 */
public final class Conclusion {
  private static final int MINUTE_SECONDS = 60;

  private final Flushable output;
  private final Notices notices;
  private final InstantSource clock;
  private Instant begun;

  /**
   * Measures the time from now on.
   *
   * @param output the result of the command, which is to stand before the remark
   */
  public Conclusion(Flushable output, Notices notices, InstantSource clock) {
    this.output = output;
    this.notices = notices;
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** Measures the time from now on: a person's answer does not count. */
  public void begin() {
    begun = clock.instant();
  }

  /** Says what was done and in what time, then the clauses that are not empty. */
  public void done(String what, List<String> clauses) {
    say(what + " in " + seconds(), clauses);
  }

  /** Says that there was nothing to do, why, and what else there is. */
  public void nothing(String why, List<String> clauses) {
    say("nothing to do: " + why, clauses);
  }

  /** Says how much is saved of a run that was interrupted. */
  public void interrupted(long saved, long all) {
    last(
        String.format(
            Locale.ROOT, "interrupted: %,d of %,d saved; run again to go on", saved, all));
  }

  private void say(String what, List<String> clauses) {
    StringBuilder line = new StringBuilder(what);
    clauses.stream()
        .filter(clause -> !clause.isEmpty())
        .forEach(clause -> line.append("; ").append(clause));
    last(line.toString());
  }

  private void last(String line) {
    try {
      output.flush();
    } catch (IOException _) {
      // It fails again at the end of the command, where it is reported.
    }
    notices.say(line);
  }

  /** The clause that names the command to go on with. */
  public static String next(String command) {
    return "next: `" + command + "`";
  }

  /** A number of things in words, such as {@code 1 session} or {@code 1,379 sessions}. */
  public static String count(long number, String one) {
    String digits = Long.toString(number);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits = digits.substring(0, at) + "," + digits.substring(at);
    }
    return digits + " " + one + (number == 1 ? "" : "s");
  }

  private String seconds() {
    long millis = Math.max(0, Duration.between(begun, clock.instant()).toMillis());
    long whole = millis / 1000;
    return whole < MINUTE_SECONDS
        ? whole + "." + millis % 1000 / 100 + " s"
        : whole / MINUTE_SECONDS + " min " + whole % MINUTE_SECONDS + " s";
  }
}
