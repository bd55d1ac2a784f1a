/** Options that several commands share, as the command line gives them. */
@NullMarked
package dev.memories.cli.option;

import org.jspecify.annotations.NullMarked;
