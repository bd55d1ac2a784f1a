/**
 * The dialect of Gemini CLI: translates its session logs to records in the form of Codex
 * (docs/spec/gemini.md), which the same parsers read.
 */
@NullMarked
package dev.memories.rollout.gemini;

import org.jspecify.annotations.NullMarked;
