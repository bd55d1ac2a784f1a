/**
 * Feeds events to the reducer, carries out effects off the screen's thread, and presents what was
 * drawn. Knows the memory by the port only.
 */
@NullMarked
package dev.memories.tui.loop;

import org.jspecify.annotations.NullMarked;
