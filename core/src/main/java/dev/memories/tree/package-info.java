/**
 * The memory tree of a project on disk: its folders, trace files and summary. Knows no database.
 */
@NullMarked
package dev.memories.tree;

import org.jspecify.annotations.NullMarked;
