/** Checks of the built program on archived Codex homes. scripts/e2e/real-homes runs them. */
@NullMarked
package dev.memories.e2e;

import org.jspecify.annotations.NullMarked;
