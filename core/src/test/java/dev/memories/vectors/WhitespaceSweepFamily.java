package dev.memories.vectors;

import dev.memories.redact.SecretRedactor;
import dev.memories.text.UnicodeWhitespace;

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
    expected.assertFlag("blank_line", UnicodeWhitespace.isBlank(x));
    expected.assertFlag(
        "separates_secret", !SecretRedactor.reference().redact(assignment).equals(assignment));
  }
}
