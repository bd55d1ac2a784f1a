/** The browser, the shell, and completion for other shells. */
@NullMarked
package dev.memories.cli.command.interactive;

import org.jspecify.annotations.NullMarked;
