package dev.memories.fuzz;

import dev.memories.failure.MemoriesException;
import dev.memories.prompt.PromptTemplates;
import java.nio.file.Path;
import java.util.Optional;

/** A prompt template of the user. */
public final class TemplateTarget {
  private TemplateTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = Scratch.file("templates/consolidation.md", input);
    try {
      new PromptTemplates(Optional.of(file.resolveSibling(""))).consolidation("/tmp/memory");
    } catch (MemoriesException e) {
      // Told to the user.
    }
  }
}
