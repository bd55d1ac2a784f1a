/** The items that lines of a rollout hold, as plain values of no particular log format. */
@NullMarked
package dev.memories.rollout.item;

import org.jspecify.annotations.NullMarked;
