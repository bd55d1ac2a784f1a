/** The user's review of a proposal: its changes to the memory, and what is decided about them. */
@NullMarked
package dev.memories.review;

import org.jspecify.annotations.NullMarked;
