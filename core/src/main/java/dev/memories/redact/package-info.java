/** Removes secrets from text, by rules that are data where possible. */
@NullMarked
package dev.memories.redact;

import org.jspecify.annotations.NullMarked;
