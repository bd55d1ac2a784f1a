/**
 * Values that describe a session: id, source, project, files, state. Nothing here reads a rollout.
 */
@NullMarked
package dev.memories.session;

import org.jspecify.annotations.NullMarked;
