/** Turns lines into items. Knows the line format of every Codex release. */
@NullMarked
package dev.memories.rollout.item;

import org.jspecify.annotations.NullMarked;
