/**
 * What a command line does to a project: taken apart as a shell would, judged by rules that are
 * data. Both phases read commands by it. Runs nothing and expands nothing.
 */
@NullMarked
package dev.memories.shellline;

import org.jspecify.annotations.NullMarked;
