/** Connects to a provider with the adapter for its wire API. */
@NullMarked
package dev.memories.model.client;

import org.jspecify.annotations.NullMarked;
