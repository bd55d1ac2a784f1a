package dev.memories.model;

import java.util.List;

/** A function that a model may call, with parameters that are texts or whole numbers. */
public record Tool(String name, String description, List<Parameter> parameters) {
  public Tool {
    parameters = List.copyOf(parameters);
  }

  /** A parameter; every one is required. */
  public record Parameter(String name, Type type, String description) {}

  /** What a parameter is, as JSON Schema names it. */
  public enum Type {
    STRING("string"),
    INTEGER("integer");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
