/** Brings the search index up to date with sessions, traces and memory trees. */
@NullMarked
package dev.memories.pipeline.search;

import org.jspecify.annotations.NullMarked;
