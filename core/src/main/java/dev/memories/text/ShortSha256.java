package dev.memories.text;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) of a few bytes, such as a path.
 *
 * <p>The first hash of the JDK takes as long as a start of the JVM, because it reads the settings
 * of all security providers (ADR 0014).
 */
final class ShortSha256 {
  private static final int BLOCK_BYTES = 64;

  /** A message ends with the byte 0x80 and its length in bits. */
  private static final int TAIL_BYTES = 9;

  private static final int[] INITIAL = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private static final int[] ROUND = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private ShortSha256() {}

  /** The hash as lower-case hex. */
  static String hex(byte[] message) {
    int[] state = INITIAL.clone();
    ByteBuffer blocks = padded(message);
    while (blocks.hasRemaining()) {
      add(state, schedule(blocks));
    }
    ByteBuffer digest = ByteBuffer.allocate(Integer.BYTES * state.length);
    for (int word : state) {
      digest.putInt(word);
    }
    return HexFormat.of().formatHex(digest.array());
  }

  private static ByteBuffer padded(byte[] message) {
    int blocks = (message.length + TAIL_BYTES + BLOCK_BYTES - 1) / BLOCK_BYTES;
    ByteBuffer padded = ByteBuffer.allocate(blocks * BLOCK_BYTES);
    padded.put(message).put((byte) 0x80);
    padded.putLong(padded.capacity() - Long.BYTES, Byte.SIZE * (long) message.length);
    return padded.rewind();
  }

  private static int[] schedule(ByteBuffer blocks) {
    int[] w = new int[ROUND.length];
    for (int t = 0; t < 16; t++) {
      w[t] = blocks.getInt();
    }
    for (int t = 16; t < w.length; t++) {
      int a = w[t - 15];
      int b = w[t - 2];
      int s0 = Integer.rotateRight(a, 7) ^ Integer.rotateRight(a, 18) ^ (a >>> 3);
      int s1 = Integer.rotateRight(b, 17) ^ Integer.rotateRight(b, 19) ^ (b >>> 10);
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    return w;
  }

  /** The names are those of the standard, whose working variables a to h are here {@code v}. */
  private static void add(int[] state, int[] w) {
    int[] v = state.clone();
    for (int t = 0; t < w.length; t++) {
      int e = v[4];
      int a = v[0];
      int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int choice = (e & v[5]) ^ (~e & v[6]);
      int majority = (a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]);
      int t1 = v[7] + s1 + choice + ROUND[t] + w[t];
      System.arraycopy(v, 0, v, 1, v.length - 1);
      v[4] += t1;
      v[0] = t1 + s0 + majority;
    }
    for (int i = 0; i < v.length; i++) {
      state[i] += v[i];
    }
  }
}
