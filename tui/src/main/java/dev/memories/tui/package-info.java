/** The full-screen browser over the memory tree: a pure reducer, a view, and a loop. */
@NullMarked
package dev.memories.tui;

import org.jspecify.annotations.NullMarked;
