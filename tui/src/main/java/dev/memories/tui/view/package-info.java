/** Draws states as grids of cells. Pure; independent of terminals. */
@NullMarked
package dev.memories.tui.view;

import org.jspecify.annotations.NullMarked;
