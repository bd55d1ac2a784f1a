/** The made-up sessions that show what the program does, without touching the user's own. */
@NullMarked
package dev.memories.cli.demo;

import org.jspecify.annotations.NullMarked;
