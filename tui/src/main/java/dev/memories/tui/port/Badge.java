package dev.memories.tui.port;

/** A short word beside a row: {@code locked}, {@code stale}, {@code up-to-date}. */
public record Badge(String word, Tone tone) {}
