/** Model providers: their definitions from our settings and Codex's, and their keys. */
@NullMarked
package dev.memories.model.provider;

import org.jspecify.annotations.NullMarked;
