/** The commands that ask the memory: search, why, fix, touched and stats. */
@NullMarked
package dev.memories.cli.command.search;

import org.jspecify.annotations.NullMarked;
