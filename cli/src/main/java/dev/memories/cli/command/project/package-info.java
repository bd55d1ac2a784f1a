/** The commands on projects: which there are, and what becomes of their memory. */
@NullMarked
package dev.memories.cli.command.project;

import org.jspecify.annotations.NullMarked;
