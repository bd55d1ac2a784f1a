/** One class for each subcommand: reads its options, asks the core, prints through the output. */
@NullMarked
package dev.memories.cli.command;

import org.jspecify.annotations.NullMarked;
