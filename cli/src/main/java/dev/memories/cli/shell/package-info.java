/**
 * The interactive shell: lines become command lines of the program. The only user of JLine here;
 * knows no command but by name.
 */
@NullMarked
package dev.memories.cli.shell;

import org.jspecify.annotations.NullMarked;
