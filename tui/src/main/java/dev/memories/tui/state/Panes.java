package dev.memories.tui.state;

/** The three panes. */
public record Panes(TreePane tree, ListPane list, PreviewPane preview) {}
