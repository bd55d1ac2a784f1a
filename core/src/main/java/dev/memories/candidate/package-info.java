/**
 * Picks the sessions to extract, and says of every other why not. Pure: reads no clock, no file and
 * no database.
 */
@NullMarked
package dev.memories.candidate;

import org.jspecify.annotations.NullMarked;
