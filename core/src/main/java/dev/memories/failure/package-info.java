/**
 * What can go wrong, as values and exceptions that name the attempt, the cause and the way out.
 * Knows nothing of the rest.
 */
@NullMarked
package dev.memories.failure;

import org.jspecify.annotations.NullMarked;
