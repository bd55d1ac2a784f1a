/** Progress events of the runs, and their delivery. */
@NullMarked
package dev.memories.pipeline;

import org.jspecify.annotations.NullMarked;
