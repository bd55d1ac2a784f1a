/**
 * Reads tool calls of every Codex release: the action, its output, and the line that tells most.
 */
@NullMarked
package dev.memories.extract.offline.call;

import org.jspecify.annotations.NullMarked;
