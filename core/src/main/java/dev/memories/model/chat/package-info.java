/** Adapter to the Chat Completions API, through LangChain4j. */
@NullMarked
package dev.memories.model.chat;

import org.jspecify.annotations.NullMarked;
