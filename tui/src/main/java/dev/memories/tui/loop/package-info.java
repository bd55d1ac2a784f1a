/**
 * Feeds events to the reducer, carries out its effects, and draws its states. Uses the memory
 * through the port only.
 */
@NullMarked
package dev.memories.tui.loop;

import org.jspecify.annotations.NullMarked;
