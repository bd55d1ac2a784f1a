package dev.memories.vectors;

import dev.memories.redact.ReferenceRedactor;
import dev.memories.rollout.TestRollouts;
import dev.memories.text.UnicodeWhitespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class WhitespaceSweepFamily implements VectorFamily {
  @Override
  public String name() {
    return "whitespace_sweep";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    String x = Character.toString(example.number("code_point"));
    String assignment = "token" + x + "=" + x + "abcdefgh";

    Expected expected = example.expected();
    expected.assertText("trim", UnicodeWhitespace.trim(x + "a" + x));
    expected.assertText("words", UnicodeWhitespace.collapse("a" + x + "b"));
    expected.assertFlag("blank_line", isSkipped(x));
    expected.assertFlag(
        "separates_secret", !new ReferenceRedactor().redact(assignment).equals(assignment));
  }

  /** Whether the reader treats a line with only this character as blank. */
  private static boolean isSkipped(String line) throws IOException {
    Path rollout = Files.createTempFile("whitespace", ".jsonl");
    try {
      Files.writeString(rollout, line + "\n");
      return TestRollouts.entries(rollout).isEmpty();
    } finally {
      Files.delete(rollout);
    }
  }
}
