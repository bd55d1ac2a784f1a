/** Commands that look after the memory: history, forgetting, settings, checks. */
@NullMarked
package dev.memories.cli.command.upkeep;

import org.jspecify.annotations.NullMarked;
