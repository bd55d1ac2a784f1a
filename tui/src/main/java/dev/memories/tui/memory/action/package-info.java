/** What the user can do to the memory on this machine: plans, actions, and their messages. */
@NullMarked
package dev.memories.tui.memory.action;

import org.jspecify.annotations.NullMarked;
