/**
 * Where the user's memory is: the two homes, the state database, projects and their trees, and how
 * sessions and versions are named on a command line. Knows no command.
 */
@NullMarked
package dev.memories.cli.memory;

import org.jspecify.annotations.NullMarked;
