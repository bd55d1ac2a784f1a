package dev.memories.session;

/** The kind of client that started a session: a terminal, an editor, a program, another agent. */
public sealed interface SessionSource {
  /**
   * {@code cli}, {@code vscode}, {@code exec}, {@code mcp} or {@code unknown}
   * (docs/spec/rollouts.md 5.1).
   */
  record Named(String name) implements SessionSource {}

  /** {@code {"custom": label}}, written by later releases. */
  record Custom(String label) implements SessionSource {
    @Override
    public String name() {
      return "custom:" + label;
    }
  }

  /** {@code {"subagent": ...}}, where the label is the word or key inside, e.g. {@code review}. */
  record SubAgent(String label) implements SessionSource {
    @Override
    public String name() {
      return "sub-agent";
    }
  }

  /**
   * A source of an unknown form, or no header at all. It never counts as interactive
   * (docs/spec/rules.md 2.9).
   */
  record Unreadable() implements SessionSource {
    @Override
    public String name() {
      return "unreadable";
    }
  }

  /** The name in {@code --source} and {@code --json}, e.g. {@code cli} or {@code custom:X}. */
  String name();
}
