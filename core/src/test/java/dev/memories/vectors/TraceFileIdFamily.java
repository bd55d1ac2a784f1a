package dev.memories.vectors;

import dev.memories.tree.TraceFile;

final class TraceFileIdFamily implements VectorFamily {
  @Override
  public String name() {
    return "trace_file_id";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    example.expected().assertText("id", TraceFile.idOf(example.text("file_name")).orElse(null));
  }
}
