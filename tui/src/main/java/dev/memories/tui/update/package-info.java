/** The reducer: state and event in, state and effects out. Pure; reads no clock, starts no work. */
@NullMarked
package dev.memories.tui.update;

import org.jspecify.annotations.NullMarked;
