package dev.memories.vectors;

import dev.memories.text.Utf8Budget;

final class BoundaryHelpersFamily implements VectorFamily {
  @Override
  public String name() {
    return "boundary_helpers";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    String text = example.text("text");
    int maxBytes = example.number("max_bytes");
    String cut =
        switch (example.text("side")) {
          case "prefix" -> Utf8Budget.prefix(text, maxBytes);
          case "suffix" -> Utf8Budget.suffix(text, maxBytes);
          default -> throw new IllegalArgumentException("no such side");
        };
    example.expected().assertText("text", cut);
  }
}
