package dev.memories.session;

/** Who started a session: a person at a terminal or editor, a program, another agent. */
public sealed interface SessionSource {
  /**
   * {@code cli}, {@code vscode}, {@code exec}, {@code mcp} or {@code unknown} (reference.md 1f).
   */
  record Named(String name) implements SessionSource {}

  /** {@code {"custom": name}}, written by later releases. */
  record Custom(String label) implements SessionSource {
    @Override
    public String name() {
      return "custom:" + label;
    }
  }

  /** {@code {"subagent": ...}}; the label is its word or key, e.g. {@code review}. */
  record SubAgent(String label) implements SessionSource {
    @Override
    public String name() {
      return "sub-agent";
    }
  }

  /**
   * A source that could not be understood; never taken for interactive (reference.md 1f, hazard).
   */
  record Unreadable() implements SessionSource {
    @Override
    public String name() {
      return "unreadable";
    }
  }

  /** The name that {@code --source} and {@code --json} use: e.g. {@code cli}, {@code custom:X}. */
  String name();

  default boolean isInteractive() {
    return this instanceof Named(var name) && (name.equals("cli") || name.equals("vscode"));
  }
}
