/**
 * One call of the program: its environment, its settings, and what every command has in common.
 * Knows no command.
 */
@NullMarked
package dev.memories.cli.call;

import org.jspecify.annotations.NullMarked;
