/** Brings the session index up to date with a Codex home. */
@NullMarked
package dev.memories.pipeline.index;

import org.jspecify.annotations.NullMarked;
