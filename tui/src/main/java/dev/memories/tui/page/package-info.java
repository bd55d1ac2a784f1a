/** Documents laid out as lines of styled spans. Pure; independent of panes and terminals. */
@NullMarked
package dev.memories.tui.page;

import org.jspecify.annotations.NullMarked;
