/** The outputs of a consolidation: staging, checks, swap, history and hand-kept parts. */
@NullMarked
package dev.memories.tree.outputs;

import org.jspecify.annotations.NullMarked;
