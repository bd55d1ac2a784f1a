/**
 * The Codex dialect: parses the lines that any Codex release wrote, and serialises their items. A
 * reader of another agent's logs would be a package beside this one.
 */
@NullMarked
package dev.memories.rollout.codex;

import org.jspecify.annotations.NullMarked;
