/** Draws a state to a grid of cells. Pure; knows no terminal. */
@NullMarked
package dev.memories.tui.view;

import org.jspecify.annotations.NullMarked;
