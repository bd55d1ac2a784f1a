package dev.memories.cli.argument;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/** An option or parameter of one command; it has a value once the command line is parsed. */
public sealed interface Argument permits Flag, Option, Options, Parameters {
  /** The definition that picocli parses and documents. */
  ArgSpec spec();

  /** All arguments of several lists, in order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  static List<Argument> all(List<? extends Argument>... lists) {
    return Stream.of(lists).<Argument>flatMap(List::stream).toList();
  }
}
