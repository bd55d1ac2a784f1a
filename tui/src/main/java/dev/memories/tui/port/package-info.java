/**
 * The interface between the browser and the memory: reading, actions, and notice of changes.
 * Independent of the screen.
 */
@NullMarked
package dev.memories.tui.port;

import org.jspecify.annotations.NullMarked;
