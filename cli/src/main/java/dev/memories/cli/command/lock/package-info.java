/** Commands on the locks of projects. */
@NullMarked
package dev.memories.cli.command.lock;

import org.jspecify.annotations.NullMarked;
