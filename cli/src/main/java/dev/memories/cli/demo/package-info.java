/**
 * The made-up sessions that show what the program does, without touching the user's own. Knows
 * nothing of what becomes of them.
 */
@NullMarked
package dev.memories.cli.demo;

import org.jspecify.annotations.NullMarked;
