/**
 * What the dialects of other agents have in common: the parts that their lines are translated to.
 */
@NullMarked
package dev.memories.rollout.dialect;

import org.jspecify.annotations.NullMarked;
