/** Removes secrets from text. Owns the rules; knows nothing of where the text comes from. */
@NullMarked
package dev.memories.redact;

import org.jspecify.annotations.NullMarked;
