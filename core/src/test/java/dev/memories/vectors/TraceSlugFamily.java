package dev.memories.vectors;

import dev.memories.text.Slug;

final class TraceSlugFamily implements VectorFamily {
  @Override
  public String name() {
    return "trace_slug";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    example.expected().assertText("slug", Slug.of(example.text("title")));
  }
}
