package dev.memories.trace;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A trace without its body, for lists and comparisons. */
public record TraceHead(
    SessionId id, Project project, String summary, Trace.Subject subject, Trace.Making making) {

  /** How the session ended, as its summary says. */
  public enum Outcome {
    SUCCESS,
    PARTIAL,
    FAIL,
    UNCERTAIN;

    private static final Pattern IN_SUMMARY =
        Pattern.compile("\\((success|partial|fail|uncertain)\\b");

    /** The word in traces and documents. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the session failed, wholly or in part. */
    public boolean isFailure() {
      return this == PARTIAL || this == FAIL;
    }
  }

  /** The outcome in the summary; empty where none is told. */
  public Optional<Outcome> outcome() {
    Matcher told = Outcome.IN_SUMMARY.matcher(summary);
    return told.find()
        ? Optional.of(Outcome.valueOf(told.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
