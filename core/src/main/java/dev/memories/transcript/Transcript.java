package dev.memories.transcript;

import dev.memories.session.ContentFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * What an extractor reads of a session: its items as one compact JSON array, cut where it was too
 * long.
 *
 * @param contents a JSON array, unless it was cut
 * @param truncated whether its middle was left out
 * @param read how much of the rollout was read; null when it holds no whole line
 */
public record Transcript(String contents, boolean truncated, @Nullable ContentFingerprint read) {}
