/**
 * Options and parameters of commands, defined in code. Knows no command.
 *
 * <p>picocli's annotations are not used: reading them by reflection takes longer than most commands
 * (docs/adr/0010-options-in-code.md).
 */
@NullMarked
package dev.memories.cli.argument;

import org.jspecify.annotations.NullMarked;
