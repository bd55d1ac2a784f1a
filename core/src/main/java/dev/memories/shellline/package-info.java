/**
 * Parses shell command lines and classifies them by their effect on a project. The rules are data,
 * and both phases use them. Nothing here runs a command.
 */
@NullMarked
package dev.memories.shellline;

import org.jspecify.annotations.NullMarked;
