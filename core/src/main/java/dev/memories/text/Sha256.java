package dev.memories.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 as lower-case hex: 64 characters. */
public final class Sha256 {
  /** Up to here ours is done before the JDK's is ready. */
  private static final int SHORT_BYTES = 4096;

  private Sha256() {}

  public static String hex(byte[] bytes) {
    return hex(bytes, 0, bytes.length);
  }

  /** Of the bytes from one place to before another. */
  public static String hex(byte[] bytes, int from, int to) {
    if (to - from <= SHORT_BYTES) {
      return ShortSha256.hex(Arrays.copyOfRange(bytes, from, to));
    }
    MessageDigest digest = digest();
    digest.update(bytes, from, to - from);
    return hex(digest);
  }

  /** For what comes piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Of what the digest was given. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
