/** Pure functions on texts that know nothing about sessions or memory. */
@NullMarked
package dev.memories.text;

import org.jspecify.annotations.NullMarked;
