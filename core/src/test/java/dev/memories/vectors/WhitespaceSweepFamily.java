package dev.memories.vectors;

import dev.memories.redact.ReferenceRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.text.UnicodeWhitespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  /** Whether a reader passes over a line that holds only this. */
  private static boolean isSkipped(String line) throws IOException {
    Path rollout = Files.createTempFile("whitespace", ".jsonl");
    try {
      Files.writeString(rollout, line + "\n");
      List<RolloutEntry> entries = new ArrayList<>();
      RolloutReader.forEach(rollout, entries::add);
      return entries.isEmpty();
    } finally {
      Files.delete(rollout);
    }
  }
}
