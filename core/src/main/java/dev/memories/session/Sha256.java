package dev.memories.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 as lower-case hex. */
final class Sha256 {
  /** Up to here ours is done before the JDK's is ready. */
  private static final int SHORT_BYTES = 4096;

  private Sha256() {}

  static String hex(byte[] bytes, int from, int to) {
    if (to - from <= SHORT_BYTES) {
      return ShortSha256.hex(Arrays.copyOfRange(bytes, from, to));
    }
    MessageDigest digest = digest();
    digest.update(bytes, from, to - from);
    return hex(digest);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
