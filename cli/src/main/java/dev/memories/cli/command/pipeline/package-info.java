/** Commands that make memory, and what they share: selection, both phases, reports. */
@NullMarked
package dev.memories.cli.command.pipeline;

import org.jspecify.annotations.NullMarked;
