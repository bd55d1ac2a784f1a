/**
 * The interactive shell: each line becomes a command line of the program. Only this package of cli
 * uses JLine. Knows commands by name only.
 */
@NullMarked
package dev.memories.cli.shell;

import org.jspecify.annotations.NullMarked;
