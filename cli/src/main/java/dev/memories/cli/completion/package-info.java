/**
 * What can be typed next: the one answer that all shells, ours too, ask for. Knows no shell's
 * syntax.
 */
@NullMarked
package dev.memories.cli.completion;

import org.jspecify.annotations.NullMarked;
