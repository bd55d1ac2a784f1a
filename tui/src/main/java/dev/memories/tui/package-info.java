/**
 * The full-screen browser over the memory tree: a pure reducer, a view, and a loop. Only {@link
 * dev.memories.tui.memory} knows the core.
 */
@NullMarked
package dev.memories.tui;

import org.jspecify.annotations.NullMarked;
