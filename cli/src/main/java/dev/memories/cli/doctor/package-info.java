/** What may be wrong around the program: its JVM, launcher, terminal, settings, provider. */
@NullMarked
package dev.memories.cli.doctor;

import org.jspecify.annotations.NullMarked;
