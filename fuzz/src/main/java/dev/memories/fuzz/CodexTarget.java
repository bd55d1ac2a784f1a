package dev.memories.fuzz;

import dev.memories.codex.CodexDatabases;
import java.nio.file.Path;
import java.util.Map;

/** A database of Codex. */
public final class CodexTarget {
  private CodexTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Path database = Scratch.file("codex/state_5.sqlite", input);
    CodexDatabases.read(database.resolveSibling(""), Map.of(), database.resolveSibling("cache"));
  }
}
