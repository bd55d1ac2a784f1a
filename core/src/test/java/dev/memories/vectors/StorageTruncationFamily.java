package dev.memories.vectors;

import dev.memories.text.Utf8Budget;

final class StorageTruncationFamily implements VectorFamily {
  @Override
  public String name() {
    return "storage_truncation";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    String cut =
        Utf8Budget.headMarkerTail(
            example.text("text"),
            example.number("max_bytes"),
            example.text("marker"),
            Utf8Budget.HeadShare.HALF);
    Expected expected = example.expected();
    expected.assertText("text", cut);
    if (expected.has("length_bytes")) {
      expected.assertNumber("length_bytes", Utf8Budget.length(cut));
    }
  }
}
