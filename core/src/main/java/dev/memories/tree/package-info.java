/** A project's memory tree on disk: folders, trace files and summary. Knows no database. */
@NullMarked
package dev.memories.tree;

import org.jspecify.annotations.NullMarked;
