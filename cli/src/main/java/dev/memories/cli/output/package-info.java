/** How results, notices and progress reach people and programs. Knows no command. */
@NullMarked
package dev.memories.cli.output;

import org.jspecify.annotations.NullMarked;
