package dev.memories.vectors;

/**
 * One family of computed examples and the code of the product that they are run against.
 *
 * <p>A new family is a class of its own in this package and a line in {@link VectorFamilies}.
 */
interface VectorFamily {
  /** The family's name in the files, e.g. {@code trace_slug}. */
  String name();

  /** Runs one example and fails where the product's answer differs from the expected one. */
  void check(VectorCase example) throws Exception;
}
