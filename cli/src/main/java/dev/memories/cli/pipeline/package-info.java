/**
 * Builds the core's runs and models as the settings ask for them, and shows their progress. Knows
 * no command.
 */
@NullMarked
package dev.memories.cli.pipeline;

import org.jspecify.annotations.NullMarked;
