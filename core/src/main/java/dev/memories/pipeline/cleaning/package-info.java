/** Removes secrets that an older version has kept. */
@NullMarked
package dev.memories.pipeline.cleaning;

import org.jspecify.annotations.NullMarked;
