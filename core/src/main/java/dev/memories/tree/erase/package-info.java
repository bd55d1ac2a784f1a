/** Erases forgotten sessions from a memory tree. */
@NullMarked
package dev.memories.tree.erase;

import org.jspecify.annotations.NullMarked;
