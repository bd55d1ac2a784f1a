package dev.memories.tui.page;

/** A piece of text in one ink. Not yet safe for a terminal. */
public record Span(String text, Ink ink) {}
