/** Reads Codex's own databases and session names, always from a private copy. */
@NullMarked
package dev.memories.codex;

import org.jspecify.annotations.NullMarked;
