/** Creates model clients for each wire API. */
@NullMarked
package dev.memories.model.client;

import org.jspecify.annotations.NullMarked;
