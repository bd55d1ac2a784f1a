package dev.memories.extract.offline;

/**
 * What a command line as a whole does.
 *
 * @param kind the strongest kind among its programs
 * @param checks whether the exit code is the verdict of a test, build or lint
 * @param masked whether it has a test, build or lint whose exit code is hidden, by a pipe or {@code
 *     ;}
 * @param changes whether it edits files
 * @param changesLast whether it edits after the check
 */
record CommandRole(
    CommandKind kind, boolean checks, boolean masked, boolean changes, boolean changesLast) {}
