/** The port to language models: requests, replies, failures, usage. Knows nothing of memory. */
@NullMarked
package dev.memories.model;

import org.jspecify.annotations.NullMarked;
