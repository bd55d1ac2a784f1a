/**
 * What a command is: its descriptor, and the objects it is built from. The commands themselves are
 * in the packages below, one package a group.
 */
@NullMarked
package dev.memories.cli.command;

import org.jspecify.annotations.NullMarked;
