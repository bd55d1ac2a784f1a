/**
 * One class for each subcommand: reads its options, asks the core, prints through the output. What
 * is more than asking and printing belongs into the core.
 */
@NullMarked
package dev.memories.cli.command;

import org.jspecify.annotations.NullMarked;
