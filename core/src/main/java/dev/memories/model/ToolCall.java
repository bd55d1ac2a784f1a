package dev.memories.model;

/**
 * A call of a tool that a model asks for.
 *
 * @param arguments the JSON text that the model wrote; it may be malformed
 */
public record ToolCall(String id, String name, String arguments) {}
