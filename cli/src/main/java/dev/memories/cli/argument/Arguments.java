package dev.memories.cli.argument;

import java.util.List;
import java.util.stream.Stream;

/** Lists of arguments, put together. */
public final class Arguments {
  private Arguments() {}

  /** All of them, in order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static List<Argument> of(List<? extends Argument>... parts) {
    return Stream.of(parts).<Argument>flatMap(List::stream).toList();
  }
}
