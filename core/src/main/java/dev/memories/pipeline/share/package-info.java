/** Bullets that a team shares in the repository of a project. */
@NullMarked
package dev.memories.pipeline.share;

import org.jspecify.annotations.NullMarked;
