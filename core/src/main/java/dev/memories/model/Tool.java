package dev.memories.model;

import java.util.List;

/** A function that a model may call; its parameters are strings or integers. */
public record Tool(String name, String description, List<Parameter> parameters) {
  public Tool {
    parameters = List.copyOf(parameters);
  }

  /** A required parameter. */
  public record Parameter(String name, Type type, String description) {}

  /** Type of a parameter, as JSON Schema names it. */
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
