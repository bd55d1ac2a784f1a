/**
 * Our own SQLite database; the only package with java.sql, but for the reader of Codex's databases.
 */
@NullMarked
package dev.memories.state;

import org.jspecify.annotations.NullMarked;
