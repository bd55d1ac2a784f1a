/**
 * What the full-screen browser gets from the program: runs as the settings say, command lines.
 * Knows no screen.
 */
@NullMarked
package dev.memories.cli.browser;

import org.jspecify.annotations.NullMarked;
