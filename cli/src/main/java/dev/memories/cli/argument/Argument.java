package dev.memories.cli.argument;

import picocli.CommandLine.Model.ArgSpec;

/** An option or parameter of one command; it has its value once the command line is parsed. */
public sealed interface Argument permits Flag, Option, Options, Parameters {
  /** What picocli parses it by. */
  ArgSpec spec();
}
