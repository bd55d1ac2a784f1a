/**
 * What a session is: its id, source, project and state. Plain values; nothing here reads a file.
 */
@NullMarked
package dev.memories.session;

import org.jspecify.annotations.NullMarked;
