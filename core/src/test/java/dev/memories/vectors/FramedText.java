package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** The frame that is put around a text without structure. */
final class FramedText {
  private static final Pattern FRAME =
      Pattern.compile(
          """
          # Trace Summary
          Trace context: [^\\n]+
          User preferences: none observed

          ## Task: Extracted Memory
          Outcome: uncertain
          (?:[^\\n-][^\\n]*:\\n- [^\\n]+\\n){4}
          ### Raw trace notes
          """);

  private FramedText() {}

  static void assertFrames(String actual, String inside) {
    assertThat(actual).endsWith("\n### Raw trace notes\n" + inside + "\n");
    String frame = actual.substring(0, actual.length() - inside.length() - 1);
    assertThat(frame).matches(FRAME);
  }
}
