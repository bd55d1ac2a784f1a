/**
 * What the preview shows: documents laid out as lines of styled spans. Pure; knows neither panes
 * nor terminal.
 */
@NullMarked
package dev.memories.tui.page;

import org.jspecify.annotations.NullMarked;
