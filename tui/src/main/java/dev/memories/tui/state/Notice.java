package dev.memories.tui.state;

import dev.memories.tui.port.Tone;

/** What the status line says until the next key. */
public record Notice(String text, Tone tone) {}
