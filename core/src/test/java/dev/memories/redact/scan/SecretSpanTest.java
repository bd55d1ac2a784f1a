package dev.memories.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretSpanTest {
  private static final String M = SecretRedactor.MARKER;

  private static String replaced(SecretSpan... spans) {
    return SecretSpan.replaceAll("0123456789", List.of(spans));
  }

  @Test
  void everySpanBecomesOneMarker() {
    assertThat(replaced(new SecretSpan(1, 3), new SecretSpan(7, 8)))
        .isEqualTo("0" + M + "3456" + M + "89");
    assertThat(replaced(new SecretSpan(7, 10), new SecretSpan(0, 2))).isEqualTo(M + "23456" + M);
  }

  @Test
  void overlappingSpansBecomeOneMarker() {
    assertThat(replaced(new SecretSpan(1, 5), new SecretSpan(3, 7))).isEqualTo("0" + M + "789");
    assertThat(replaced(new SecretSpan(1, 7), new SecretSpan(3, 5))).isEqualTo("0" + M + "789");
    assertThat(replaced(new SecretSpan(1, 5), new SecretSpan(3, 7), new SecretSpan(6, 9)))
        .isEqualTo("0" + M + "9");
  }

  @Test
  void touchingSpansAreTwoSecrets() {
    assertThat(replaced(new SecretSpan(1, 3), new SecretSpan(3, 5)))
        .isEqualTo("0" + M + M + "56789");
  }

  @Test
  void noSpanChangesNothing() {
    assertThat(replaced()).isEqualTo("0123456789");
  }
}
