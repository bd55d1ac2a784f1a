/** Commands that print what is in the memory. */
@NullMarked
package dev.memories.cli.command.reading;

import org.jspecify.annotations.NullMarked;
