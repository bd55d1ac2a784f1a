/**
 * Options and parameters of commands, defined in code. Knows no command.
 *
 * <p>picocli reads annotations by reflection, which costs more than most of our commands take.
 */
@NullMarked
package dev.memories.cli.argument;

import org.jspecify.annotations.NullMarked;
