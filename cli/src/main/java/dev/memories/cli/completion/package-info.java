/** Suggests what can be typed next, for all shells including ours. Knows no syntax of a shell. */
@NullMarked
package dev.memories.cli.completion;

import org.jspecify.annotations.NullMarked;
