/**
 * Failures for the user: exceptions that name the attempt, the reason and a hint. Uses no other
 * package.
 */
@NullMarked
package dev.memories.failure;

import org.jspecify.annotations.NullMarked;
