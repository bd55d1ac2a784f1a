package dev.memories.cli.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The lines for an AGENTS.md that make an agent read the memory. */
public final class AgentInstructions {
  private AgentInstructions() {}

  /** Markdown, from a resource of the program. */
  public static String text() throws IOException {
    try (InputStream snippet =
        AgentInstructions.class.getResourceAsStream("/dev/memories/cli/snippet/agents.md")) {
      return new String(Objects.requireNonNull(snippet).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
