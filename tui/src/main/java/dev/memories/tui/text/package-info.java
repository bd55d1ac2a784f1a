/**
 * Text as a terminal shows it: grapheme clusters, their widths, and no character that a terminal
 * would obey. Pure functions.
 */
@NullMarked
package dev.memories.tui.text;

import org.jspecify.annotations.NullMarked;
