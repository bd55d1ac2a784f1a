package dev.memories.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkedTextTest {
  private static final String M = SecretRedactor.MARKER;

  private static String replaced(SecretSpan... spans) {
    return MarkedText.replace("0123456789", List.of(spans)).text();
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

  @Test
  void surroundingsEndBetweenWords() {
    String text = "far away 1234 near SECRET near 5678 far SECRET";
    MarkedText marked =
        MarkedText.replace(text, List.of(new SecretSpan(19, 25), new SecretSpan(40, 46)));

    assertThat(surroundings(marked, 8)).containsExactly("1234 near " + M + " near 5678 far " + M);
    assertThat(surroundings(marked, 3)).containsExactly("near " + M + " near", "far " + M);
  }

  @Test
  void surroundingsOfManyMarkersDoNotOverlap() {
    List<SecretSpan> secrets = new ArrayList<>();
    for (int at = 0; at < 1_000; at += 100) {
      secrets.add(new SecretSpan(at, at + 10));
    }
    MarkedText marked = MarkedText.replace("x".repeat(1_000), secrets);

    assertThat(surroundings(marked, 50)).containsExactly(marked.text());
  }

  private static List<String> surroundings(MarkedText marked, int reach) {
    return marked.surroundings(reach).stream()
        .map(part -> marked.text().substring(part.from(), part.to()))
        .toList();
  }
}
