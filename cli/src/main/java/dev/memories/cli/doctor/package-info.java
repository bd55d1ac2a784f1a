/** Checks of the program's surroundings: JVM, launcher, terminal, settings, provider. */
@NullMarked
package dev.memories.cli.doctor;

import org.jspecify.annotations.NullMarked;
