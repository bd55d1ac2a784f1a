/** The port over the core: reads the state and the trees, and acts on them. Knows no screen. */
@NullMarked
package dev.memories.tui.memory;

import org.jspecify.annotations.NullMarked;
