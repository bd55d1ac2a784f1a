/**
 * Selects the sessions to extract, with a reason for each session. Pure: reads no clock, no file
 * and no database.
 */
@NullMarked
package dev.memories.candidate;

import org.jspecify.annotations.NullMarked;
