package dev.memories.fuzz;

import dev.memories.redact.SecretRedactor;
import java.nio.charset.StandardCharsets;

/** Any text: redacted twice, it is the same. */
public final class RedactTarget {
  private RedactTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    String once = SecretRedactor.product().redact(new String(input, StandardCharsets.UTF_8));
    if (!SecretRedactor.product().redact(once).equals(once)) {
      throw new IllegalStateException("redacted otherwise the second time: " + once);
    }
  }
}
