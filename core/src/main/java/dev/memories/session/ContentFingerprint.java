package dev.memories.session;

/**
 * How much of a rollout was read: its length and the hash of its last whole line.
 *
 * <p>Taken over the decompressed bytes, so that compressing a rollout changes nothing.
 *
 * @param lengthBytes decompressed bytes up to the end of the last whole line
 * @param lastLineSha256 lower-case hex SHA-256 of that line without its line break
 */
public record ContentFingerprint(long lengthBytes, String lastLineSha256) {}
