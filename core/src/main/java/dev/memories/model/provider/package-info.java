/** Model providers, as our settings and Codex's define them, and their API keys. */
@NullMarked
package dev.memories.model.provider;

import org.jspecify.annotations.NullMarked;
