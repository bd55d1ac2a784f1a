/**
 * The reducer: a state and an event go in, a state and effects come out. Pure; it reads no clock
 * and starts no work.
 */
@NullMarked
package dev.memories.tui.update;

import org.jspecify.annotations.NullMarked;
