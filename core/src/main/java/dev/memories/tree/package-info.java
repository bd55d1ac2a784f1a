/**
 * The memory tree of a project on disk: trace files, summary, registry, skills, staging, history.
 * The only package that writes there; knows no database, and not what makes the memory.
 */
@NullMarked
package dev.memories.tree;

import org.jspecify.annotations.NullMarked;
