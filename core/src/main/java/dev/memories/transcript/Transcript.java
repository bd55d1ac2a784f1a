package dev.memories.transcript;

import dev.memories.session.ContentFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The text of a session that an extractor reads: its items as one compact JSON array.
 *
 * @param contents a JSON array; not valid JSON when its middle was cut out
 * @param truncated whether the middle was cut out
 * @param read fingerprint of the rollout; null when it has no whole line
 */
public record Transcript(String contents, boolean truncated, @Nullable ContentFingerprint read) {}
