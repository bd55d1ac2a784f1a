/** Prints results, notices and progress for people and programs. Knows no command. */
@NullMarked
package dev.memories.cli.output;

import org.jspecify.annotations.NullMarked;
