package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortSha256Test {
  /** Lengths up to the fourth block, so that messages end at every position in a block. */
  @Test
  void hashEqualsThatOfTheJdkForEveryLength() {
    Random random = new Random(20260203);
    for (int length = 0; length <= 200; length++) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      assertThat(ShortSha256.hex(message)).as("%d bytes", length).isEqualTo(jdk(message));
    }
  }

  private static String jdk(byte[] message) {
    MessageDigest digest = Sha256.digest();
    digest.update(message);
    return Sha256.hex(digest);
  }
}
