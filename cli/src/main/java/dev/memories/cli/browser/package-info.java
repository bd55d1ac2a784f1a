/** What the full-screen browser needs of the program: runs and command lines. Knows no screen. */
@NullMarked
package dev.memories.cli.browser;

import org.jspecify.annotations.NullMarked;
