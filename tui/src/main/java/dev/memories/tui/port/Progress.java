package dev.memories.tui.port;

/**
 * How far an action has come.
 *
 * @param done of {@code total}; a total of 0 means that it is not known
 * @param inHand what is being worked on
 */
public record Progress(int done, int total, String current) {}
