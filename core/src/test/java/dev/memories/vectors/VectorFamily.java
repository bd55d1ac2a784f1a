package dev.memories.vectors;

/**
 * A family of computed examples, and the code of the product that has to give the same results.
 *
 * <p>A new family is a class in this package and a line in {@link VectorFamilies}.
 */
interface VectorFamily {
  /** The family's name in the files, e.g. {@code trace_slug}. */
  String name();

  /** Runs one example; fails when the product gives another result than expected. */
  void check(VectorCase example) throws Exception;
}
