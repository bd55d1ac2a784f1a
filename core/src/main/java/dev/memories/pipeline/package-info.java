/** Runs both phases over the layers below; the only package with threads. */
@NullMarked
package dev.memories.pipeline;

import org.jspecify.annotations.NullMarked;
