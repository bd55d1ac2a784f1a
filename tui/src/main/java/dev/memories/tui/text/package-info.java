/**
 * Text as a terminal shows it: grapheme clusters, their widths, and nothing that a terminal would
 * obey. Pure; knows no screen.
 */
@NullMarked
package dev.memories.tui.text;

import org.jspecify.annotations.NullMarked;
