/** The structure of Markdown text, by commonmark: blocks of lines, and code spans in a line. */
@NullMarked
package dev.memories.markdown;

import org.jspecify.annotations.NullMarked;
