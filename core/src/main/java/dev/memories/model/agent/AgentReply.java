package dev.memories.model.agent;

import dev.memories.model.TokenUsage;
import java.util.Optional;

/**
 * What an agent's output says.
 *
 * @param error why there is no answer, in the agent's words; empty when there is one
 */
record AgentReply(String text, TokenUsage usage, Optional<String> error) {}
