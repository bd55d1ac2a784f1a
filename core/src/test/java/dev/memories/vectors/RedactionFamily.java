package dev.memories.vectors;

import dev.memories.redact.ReferenceRedactor;

/** The four passes of the reference. What the product adds has its own tests. */
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
