/**
 * What a command may use: the environment, the settings, and the core's parts, opened when first
 * asked for and put together in one place. Knows no command.
 */
@NullMarked
package dev.memories.cli.app;

import org.jspecify.annotations.NullMarked;
