/** Options that several commands share, and the settings that they set. Knows no command. */
@NullMarked
package dev.memories.cli.option;

import org.jspecify.annotations.NullMarked;
