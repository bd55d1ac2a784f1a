/**
 * Checks of Codex's home and ours: what is wrong, why it matters, and how to fix it. Checks only
 * read; a repair runs only when the user asks for it.
 */
@NullMarked
package dev.memories.doctor;

import org.jspecify.annotations.NullMarked;
