/**
 * The Markdown distilled from one session, as values and rules on text. Knows no files and no
 * database.
 */
@NullMarked
package dev.memories.trace;

import org.jspecify.annotations.NullMarked;
