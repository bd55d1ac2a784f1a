/**
 * The state of the browser as records. Pure values; the only arithmetic is layout and scrolling.
 */
@NullMarked
package dev.memories.tui.state;

import org.jspecify.annotations.NullMarked;
