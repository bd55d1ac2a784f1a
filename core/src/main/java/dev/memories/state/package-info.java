/** Our own SQLite database: one class for each table, and the migrations. Knows no memory tree. */
@NullMarked
package dev.memories.state;

import org.jspecify.annotations.NullMarked;
