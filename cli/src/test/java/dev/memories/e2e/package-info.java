/** Checks of the packaged program on real Codex homes, run by scripts/e2e/real-homes. */
@NullMarked
package dev.memories.e2e;

import org.jspecify.annotations.NullMarked;
