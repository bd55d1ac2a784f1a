package dev.memories.cli.completion;

/** A word that can be typed next, and what it means. */
public record Suggestion(String word, String meaning) {}
