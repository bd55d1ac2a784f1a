/**
 * The memory tree of a project on disk: trace files, summary, registry, skills, staging, history.
 */
@NullMarked
package dev.memories.tree;

import org.jspecify.annotations.NullMarked;
