package dev.memories.tui.state;

import java.time.Instant;

/** One thing that ran, and how it ended. */
public record LogLine(Instant at, String text) {}
