/** A thin layer over JDBC: statements, bindings, rows, and failures as messages for people. */
@NullMarked
package dev.memories.state.sql;

import org.jspecify.annotations.NullMarked;
