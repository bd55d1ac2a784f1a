/** Gives the memory of a project away as an archive, and takes in memory from elsewhere. */
@NullMarked
package dev.memories.pipeline.archive;

import org.jspecify.annotations.NullMarked;
