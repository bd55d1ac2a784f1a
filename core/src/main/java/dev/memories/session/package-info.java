/**
 * What agents wrote: sessions, rollouts and Codex's own databases, read and never written. The only
 * package that knows JSONL.
 */
@NullMarked
package dev.memories.session;

import org.jspecify.annotations.NullMarked;
