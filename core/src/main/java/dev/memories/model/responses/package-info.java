/** Adapter to the Responses API. */
@NullMarked
package dev.memories.model.responses;

import org.jspecify.annotations.NullMarked;
