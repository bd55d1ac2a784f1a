package dev.memories.tree;

import dev.memories.redact.RedactedPath;
import dev.memories.text.Rfc3339;
import dev.memories.trace.Trace;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of a trace file, which name its session (docs/spec/rules.md 10.4).
 *
 * @param cwd as the session's rollout spells it, without secrets
 * @param updatedAt the session's update time, written in whole seconds; null when unknown
 */
public record TraceHeader(
    String threadId, String cwd, String rolloutPath, @Nullable String updatedAt) {
  private static final String THREAD_ID = "thread_id: ";
  private static final String CWD = "cwd: ";
  private static final String ROLLOUT_PATH = "rollout_path: ";
  private static final String UPDATED_AT = "updated_at: ";

  static TraceHeader of(Trace trace) {
    Trace.Subject subject = trace.subject();
    return new TraceHeader(
        trace.id().value(),
        RedactedPath.of(subject.cwd()),
        RedactedPath.of(subject.rollout().toString()),
        Rfc3339.format(subject.updatedAt().truncatedTo(ChronoUnit.SECONDS)));
  }

  /** A copy with every value escaped to one line, so that none can look like a header line. */
  public TraceHeader escaped() {
    return with(HeaderValue::escape);
  }

  /** Reverses {@link #escaped}. */
  public TraceHeader unescaped() {
    return with(HeaderValue::unescape);
  }

  /** The lines, each with its line feed; like the reference, copies values unchanged. */
  String lines() {
    String known = updatedAt == null ? "" : UPDATED_AT + updatedAt + "\n";
    return THREAD_ID
        + threadId
        + "\n"
        + CWD
        + cwd
        + "\n"
        + ROLLOUT_PATH
        + rolloutPath
        + "\n"
        + known;
  }

  /** Parses header lines in any order; empty when one of the first three is missing. */
  static Optional<TraceHeader> parse(String lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines.split("\n", -1)) {
      for (String key : new String[] {THREAD_ID, CWD, ROLLOUT_PATH, UPDATED_AT}) {
        if (line.startsWith(key)) {
          values.putIfAbsent(key, line.substring(key.length()));
        }
      }
    }
    String threadId = values.get(THREAD_ID);
    String cwd = values.get(CWD);
    String rolloutPath = values.get(ROLLOUT_PATH);
    return threadId == null || cwd == null || rolloutPath == null
        ? Optional.empty()
        : Optional.of(new TraceHeader(threadId, cwd, rolloutPath, values.get(UPDATED_AT)));
  }

  private TraceHeader with(UnaryOperator<String> change) {
    return new TraceHeader(
        change.apply(threadId),
        change.apply(cwd),
        change.apply(rolloutPath),
        updatedAt == null ? null : change.apply(updatedAt));
  }
}
