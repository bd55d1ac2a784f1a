/**
 * What an extractor reads: the filtered, serialised items of a rollout, in bounded memory. Knows
 * neither extractors nor models.
 */
@NullMarked
package dev.memories.transcript;

import org.jspecify.annotations.NullMarked;
