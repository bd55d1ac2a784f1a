package dev.memories.pipeline.index;

import java.time.Duration;

/**
 * What an index run did (cli.md, {@code index}).
 *
 * @param scanned rollout files found
 * @param read those that had changed and were read
 * @param unreadable files and folders of which nothing could be read
 */
public record IndexReport(int scanned, int read, int unreadable, Duration duration) {}
