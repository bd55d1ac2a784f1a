/**
 * Writes the text of a session that an extractor reads: the filtered, serialised items of a
 * rollout, in bounded memory.
 */
@NullMarked
package dev.memories.transcript;

import org.jspecify.annotations.NullMarked;
