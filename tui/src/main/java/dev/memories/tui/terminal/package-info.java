/**
 * The real terminal: modes, bytes to keys, cells to bytes, and giving it all back. The only package
 * with jline and lanterna.
 */
@NullMarked
package dev.memories.tui.terminal;

import org.jspecify.annotations.NullMarked;
