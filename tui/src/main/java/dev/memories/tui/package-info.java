/**
 * The full-screen browser of the memory: a pure reducer, a view and a loop. Only {@link
 * dev.memories.tui.memory} depends on the pipeline of core.
 */
@NullMarked
package dev.memories.tui;

import org.jspecify.annotations.NullMarked;
