/** Our own SQLite database: its tables and migrations. Knows no memory tree. */
@NullMarked
package dev.memories.state;

import org.jspecify.annotations.NullMarked;
