package dev.memories.transcript;

/**
 * What an extractor reads of a session: its items as one compact JSON array, cut where it was too
 * long.
 *
 * @param contents a JSON array, unless it was cut
 * @param truncated whether its middle was left out
 */
public record Transcript(String contents, boolean truncated) {}
