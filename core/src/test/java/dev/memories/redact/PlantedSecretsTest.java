package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.PlantedSecrets.Planted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets of many kinds are removed wholly, wherever in a session they stand. */
final class PlantedSecretsTest {
  private static final long SEED = 20260101;

  @Test
  void plantedSecretIsRemovedWhollyFromEveryPlace() throws IOException {
    List<String> stayed = new ArrayList<>();
    List<Planted> all = PlantedSecrets.all(SEED);
    for (Planted planted : all) {
      String redacted = SecretRedactor.product().redact(planted.text());
      if (planted.secrets().stream().anyMatch(secret -> PlantedSecrets.stays(redacted, secret))) {
        stayed.add(planted.place() + ": " + planted.template());
      }
    }

    assertThat(all).hasSizeGreaterThan(1_200);
    assertThat(stayed).isEmpty();
  }

  @Test
  void redactedTextStaysAsItIs() throws IOException {
    for (Planted planted : PlantedSecrets.all(SEED)) {
      String once = SecretRedactor.product().redact(planted.text());
      assertThat(SecretRedactor.product().redact(once)).isEqualTo(once);
    }
  }
}
