package dev.memories.trace;

import dev.memories.session.Project;
import dev.memories.session.SessionId;

/** A trace without its body, for lists and comparisons. */
public record TraceHead(
    SessionId id, Project project, String summary, Trace.Subject subject, Trace.Making making) {}
