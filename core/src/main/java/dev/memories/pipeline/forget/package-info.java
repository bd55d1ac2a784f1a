/** Removes sessions from memory for good. */
@NullMarked
package dev.memories.pipeline.forget;

import org.jspecify.annotations.NullMarked;
