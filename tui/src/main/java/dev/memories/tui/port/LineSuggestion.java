package dev.memories.tui.port;

/**
 * One way to go on with a command line.
 *
 * @param line the whole line with the suggestion taken
 * @param label what the list shows
 * @param help what it means, one line
 */
public record LineSuggestion(String line, String label, String help) {}
