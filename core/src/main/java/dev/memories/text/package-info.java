/** Pure functions on strings, each class named for its one job. Knows nothing of memory. */
@NullMarked
package dev.memories.text;

import org.jspecify.annotations.NullMarked;
