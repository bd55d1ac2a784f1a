/**
 * The memory on this machine: implements the port with the pipeline of core. Independent of the
 * screen.
 */
@NullMarked
package dev.memories.tui.memory;

import org.jspecify.annotations.NullMarked;
