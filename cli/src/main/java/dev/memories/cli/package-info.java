/**
 * The command line: main(), the command tree, and how failures are reported. Knows what commands
 * there are, not what they do.
 */
@NullMarked
package dev.memories.cli;

import org.jspecify.annotations.NullMarked;
