package dev.memories.tui.port;

/**
 * A completion of a command line.
 *
 * @param line the whole line with the completion
 * @param label the text in the list of completions
 * @param help one line about its meaning
 */
public record LineSuggestion(String line, String label, String help) {}
