package dev.memories.model.agent;

import java.util.List;
import java.util.Map;

/**
 * How to start an agent for one request.
 *
 * @param command the program and its arguments
 * @param variables environment variables that it needs besides the usual ones
 */
record AgentLaunch(List<String> command, Map<String, String> variables, String stdin) {
  AgentLaunch {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }
}
