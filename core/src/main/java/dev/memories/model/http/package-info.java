/** HTTP requests to a provider: retries, server-sent events, failures by status. */
@NullMarked
package dev.memories.model.http;

import org.jspecify.annotations.NullMarked;
