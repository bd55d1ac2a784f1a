/**
 * The dialect of OpenCode: translates the rows of its sessions to records in the form of Codex
 * (docs/spec/opencode.md), which the same parsers read.
 */
@NullMarked
package dev.memories.rollout.opencode;

import org.jspecify.annotations.NullMarked;
