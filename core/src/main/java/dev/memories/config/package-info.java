/** Settings: keys, defaults, where a value came from. */
@NullMarked
package dev.memories.config;

import org.jspecify.annotations.NullMarked;
