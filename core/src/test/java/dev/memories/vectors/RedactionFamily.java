package dev.memories.vectors;

import dev.memories.redact.ReferenceRedactor;

/** The reference's four passes; what the product adds on top has tests of its own. */
final class RedactionFamily implements VectorFamily {
  @Override
  public String name() {
    return "redaction";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    example.expected().assertText("text", new ReferenceRedactor().redact(example.text("text")));
  }
}
