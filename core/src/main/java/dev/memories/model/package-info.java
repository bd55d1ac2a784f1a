/** Port and adapters to language models. Knows nothing of memory. */
@NullMarked
package dev.memories.model;

import org.jspecify.annotations.NullMarked;
