/**
 * How memory is built into agents: their files of hooks and of instructions, and back out again.
 */
@NullMarked
package dev.memories.cli.install;

import org.jspecify.annotations.NullMarked;
