package dev.memories.session;

import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a rollout: its length and the hash of its last whole line.
 *
 * <p>It is taken over the decompressed bytes, so compressing a rollout does not change it.
 *
 * @param lengthBytes decompressed bytes up to the end of the last whole line
 * @param lastLineSha256 lower-case hex SHA-256 of that line without its line break
 */
public record ContentFingerprint(long lengthBytes, String lastLineSha256) {
  /** Written by hand for the same reason as {@link SessionId#equals}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContentFingerprint content
        && lengthBytes == content.lengthBytes
        && lastLineSha256.equals(content.lastLineSha256);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(lengthBytes) + lastLineSha256.hashCode();
  }
}
