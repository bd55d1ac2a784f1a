/** The command line: main(), the command tree, and how failures are reported. */
@NullMarked
package dev.memories.cli;

import org.jspecify.annotations.NullMarked;
