/** Lines of a rollout as a person reads them. */
@NullMarked
package dev.memories.search.readable;

import org.jspecify.annotations.NullMarked;
