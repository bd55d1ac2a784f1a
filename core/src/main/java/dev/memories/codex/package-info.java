/** Reads Codex's own session records: its database, from a private copy, and its list of names. */
@NullMarked
package dev.memories.codex;

import org.jspecify.annotations.NullMarked;
