/** Picks the sessions to extract, and says of every other why not. Pure. */
@NullMarked
package dev.memories.candidate;

import org.jspecify.annotations.NullMarked;
