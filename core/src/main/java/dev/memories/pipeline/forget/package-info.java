/** Removes sessions from memory. */
@NullMarked
package dev.memories.pipeline.forget;

import org.jspecify.annotations.NullMarked;
