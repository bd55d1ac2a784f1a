package dev.memories.model;

/**
 * A model's wish to have a tool called.
 *
 * @param arguments JSON as text, as the model wrote it: it may not parse
 */
public record ToolCall(String id, String name, String arguments) {}
