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
  private static final Pattern OUTCOME = Pattern.compile("\\((success|partial|fail|uncertain)\\b");

  /** How the session ended, as its summary says; empty where it does not. */
  public Optional<TraceOutcome> outcome() {
    Matcher told = OUTCOME.matcher(summary);
    return told.find()
        ? Optional.of(TraceOutcome.valueOf(told.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
