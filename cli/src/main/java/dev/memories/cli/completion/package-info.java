/** What can be typed next: the one answer that all shells, ours too, ask for. */
@NullMarked
package dev.memories.cli.completion;

import org.jspecify.annotations.NullMarked;
