/** A thin layer over JDBC: statements, bindings, rows, failures in plain words. */
@NullMarked
package dev.memories.state.sql;

import org.jspecify.annotations.NullMarked;
