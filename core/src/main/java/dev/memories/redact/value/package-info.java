/** Tells values that may be secret from placeholders, code and prose, by name, form and place. */
@NullMarked
package dev.memories.redact.value;

import org.jspecify.annotations.NullMarked;
