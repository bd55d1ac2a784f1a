package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortSha256Test {
  /** Past the second block: every way a message can end in a block. */
  @Test
  void says_what_the_jdk_says_of_every_length() {
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
