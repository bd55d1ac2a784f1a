/**
 * What the browser needs from the world: read the memory, act on it, notice changes. Knows no
 * screen.
 */
@NullMarked
package dev.memories.tui.port;

import org.jspecify.annotations.NullMarked;
