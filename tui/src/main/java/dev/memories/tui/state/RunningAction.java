package dev.memories.tui.state;

import dev.memories.tui.port.Progress;

/** An action that is being carried out. */
public record RunningAction(int id, String title, Progress progress) {}
