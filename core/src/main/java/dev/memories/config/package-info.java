/**
 * Settings: keys, defaults, the settings file, where a value came from. Knows nothing of what they
 * set.
 */
@NullMarked
package dev.memories.config;

import org.jspecify.annotations.NullMarked;
