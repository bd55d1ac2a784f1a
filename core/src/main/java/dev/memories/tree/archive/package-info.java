/** The memory of a project as one file, and what was imported from such files. */
@NullMarked
package dev.memories.tree.archive;

import org.jspecify.annotations.NullMarked;
