/** Commands replayed at a prompt of our own. */
@NullMarked
package dev.memories.cli.console;

import org.jspecify.annotations.NullMarked;
