/**
 * The dialect of Claude Code: translates its session logs to records in the form of Codex
 * (docs/spec/claude.md), which the same parsers read.
 */
@NullMarked
package dev.memories.rollout.claude;

import org.jspecify.annotations.NullMarked;
