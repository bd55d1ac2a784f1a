/**
 * Runs both phases over the layers below; the only package with threads. Says what goes on in
 * events; knows nobody who shows them.
 */
@NullMarked
package dev.memories.pipeline;

import org.jspecify.annotations.NullMarked;
