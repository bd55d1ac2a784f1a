package dev.memories.pipeline.index;

import java.time.Duration;

/**
 * The result of an index run (docs/spec/contract.md 3.6).
 *
 * @param scanned the number of rollout files
 * @param read the number of files that had changed and were read
 * @param unreadable the number of files and folders that could not be read
 */
public record IndexReport(int scanned, int read, int unreadable, Duration duration) {}
