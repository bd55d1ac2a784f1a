package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time that a list covers. */
public final class TimeRangeOptions implements OptionGroup {
  private final Option<TimePoint> since =
      Option.converted(
          "--since",
          "TIME",
          "not older than this: 2d, 1w, or a date such as 2026-02-09",
          TimePoint.class,
          TimePoint::parse);

  private final Option<TimePoint> until =
      Option.converted(
          "--until",
          "TIME",
          "not newer than this: 2d, 1w, or a date, which is included",
          TimePoint.class,
          TimePoint::parse);

  @Override
  public List<Argument> arguments() {
    return List.of(since, until);
  }

  /** Only the beginning, for commands whose list always ends now. */
  public List<Argument> sinceOnly() {
    return List.of(since);
  }

  /** The first instant; null for no limit. */
  public @Nullable Instant since(Instant now) {
    return since.value().map(point -> point.start(now)).orElse(null);
  }

  /** The end, exclusive; null for no limit. */
  public @Nullable Instant until(Instant now) {
    return until.value().map(point -> point.end(now)).orElse(null);
  }

  /** Whether a time lies in the range. */
  public boolean contains(Instant time, Instant now) {
    Instant from = since(now);
    Instant to = until(now);
    return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
  }
}
