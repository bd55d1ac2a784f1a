package dev.memories.extract.offline.words;

/**
 * A command that the project's instructions want to run before a commit.
 *
 * @param command as the instructions write it
 * @param sentence that says so
 * @param line of the rollout
 */
public record CommitRule(Excerpt command, Excerpt sentence, long line) {}
