/**
 * Asks coding agents that the user is logged in to, as if they were language models without tools.
 */
@NullMarked
package dev.memories.model.agent;

import org.jspecify.annotations.NullMarked;
