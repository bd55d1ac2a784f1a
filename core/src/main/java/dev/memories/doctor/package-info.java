/**
 * What may be wrong with Codex's home and ours, why it matters, and what mends it. Each check looks
 * at one thing; it only reads, and a repair is asked for before it is done.
 */
@NullMarked
package dev.memories.doctor;

import org.jspecify.annotations.NullMarked;
