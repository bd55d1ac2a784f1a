/** What the runs of both phases share: progress events and their delivery. */
@NullMarked
package dev.memories.pipeline;

import org.jspecify.annotations.NullMarked;
