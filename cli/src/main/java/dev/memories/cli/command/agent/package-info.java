/** The commands through which memory reaches an agent: context and hooks. */
@NullMarked
package dev.memories.cli.command.agent;

import org.jspecify.annotations.NullMarked;
