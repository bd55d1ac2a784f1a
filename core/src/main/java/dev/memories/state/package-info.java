/**
 * Our own SQLite database: its tables and migrations; the only package with java.sql, but for the
 * reader of Codex's databases. Knows no memory tree, and not why a session is taken.
 */
@NullMarked
package dev.memories.state;

import org.jspecify.annotations.NullMarked;
