/** Consolidates with a language model whose only tools read and write the staging copy. */
@NullMarked
package dev.memories.consolidate.agent;

import org.jspecify.annotations.NullMarked;
