/**
 * The interactive shell: lines become command lines of the program. The only user of JLine here.
 */
@NullMarked
package dev.memories.cli.shell;

import org.jspecify.annotations.NullMarked;
