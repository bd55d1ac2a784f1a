package dev.memories.vectors;

import dev.memories.extract.StageOneSchema;

final class OutputSchemaFamily implements VectorFamily {
  @Override
  public String name() {
    return "output_schema";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    example.expected().assertText("json", StageOneSchema.JSON);
  }
}
