package dev.memories.cli.output;

/** A terminal, or none, of known properties. */
public record FixedTerminal(
    boolean isInput, boolean isOutput, boolean isError, int columns, int rows)
    implements Terminal {}
