/**
 * The real terminal: its modes, its input as keys, and its output as cells. The only package that
 * uses lanterna, and jline's terminals.
 */
@NullMarked
package dev.memories.tui.terminal;

import org.jspecify.annotations.NullMarked;
