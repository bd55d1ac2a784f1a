package dev.memories.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 as lower-case hex: 64 characters. */
public final class Sha256 {
  /** For shorter texts the hash of our own is faster, see ADR 0014. */
  private static final int SHORT_BYTES = 4096;

  private Sha256() {}

  /** The hash of all bytes. */
  public static String hex(byte[] bytes) {
    return hex(bytes, 0, bytes.length);
  }

  /** The hash of the bytes from {@code from} to before {@code to}. */
  public static String hex(byte[] bytes, int from, int to) {
    if (to - from <= SHORT_BYTES) {
      return ShortSha256.hex(Arrays.copyOfRange(bytes, from, to));
    }
    MessageDigest digest = digest();
    digest.update(bytes, from, to - from);
    return hex(digest);
  }

  /** A digest for data that comes in pieces. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The hash of the data that the digest was given. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
