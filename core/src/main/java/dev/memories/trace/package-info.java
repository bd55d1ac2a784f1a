/** Traces as values, and the rules for their Markdown. Nothing here reads files or a database. */
@NullMarked
package dev.memories.trace;

import org.jspecify.annotations.NullMarked;
