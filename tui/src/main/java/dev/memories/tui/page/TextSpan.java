package dev.memories.tui.page;

/** A piece of text in one role, not yet safe for a terminal. */
public record TextSpan(String text, TextRole role) {}
