package dev.memories.cli.command;

/** The sections of {@code memories --help}. */
public enum CommandSection {
  MAKE("make memory"),
  READ("read memory"),
  AGENT("let agents use it"),
  KEEP("look after it"),
  /** For programs; not in the help. */
  HIDDEN("");

  private final String title;

  CommandSection(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
