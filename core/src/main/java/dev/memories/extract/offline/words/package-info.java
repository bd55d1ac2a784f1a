/**
 * The words of people and agents in a session: quotes, wishes, approvals, answers, and cue words.
 */
@NullMarked
package dev.memories.extract.offline.words;

import org.jspecify.annotations.NullMarked;
