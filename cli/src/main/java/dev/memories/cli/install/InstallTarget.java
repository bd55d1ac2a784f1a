package dev.memories.cli.install;

import dev.memories.cli.install.HookSettings.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An agent, or a file for agents, that memory can be built into. */
public enum InstallTarget {
  CODEX("codex", "hooks.json"),
  CLAUDE("claude", "settings.json"),
  AGENTS_MD("agents-md", "AGENTS.md");

  private static final String WHENEVER_A_SESSION_BEGINS = "startup|resume|clear|compact";

  private final String word;
  private final String fileName;

  InstallTarget(String word, String fileName) {
    this.word = word;
    this.fileName = fileName;
  }

  /** The word on the command line. */
  public String word() {
    return word;
  }

  String fileName() {
    return fileName;
  }

  public static Optional<InstallTarget> named(String word) {
    return List.of(values()).stream().filter(target -> target.word.equals(word)).findFirst();
  }

  /** The folders that hold the file of a target. */
  public record Folders(Path codexHome, Path claudeHome, Path project) {
    public Path file(InstallTarget target, boolean isForUser) {
      Path folder =
          switch (target) {
            case CODEX -> isForUser ? codexHome : project.resolve(".codex");
            case CLAUDE -> isForUser ? claudeHome : project.resolve(".claude");
            case AGENTS_MD -> isForUser ? codexHome : project;
          };
      return folder.resolve(target.fileName());
    }
  }

  /**
   * The text of the file with memory built in.
   *
   * @param program the command that runs memories, quoted for a shell
   * @param block the block for a file of instructions
   * @throws IOException when the text is not of the shape that the agent reads
   */
  String with(String text, String program, String block) throws IOException {
    return this == AGENTS_MD
        ? new MarkedBlock(text).with(block).text()
        : new HookSettings(text).with(entries(program)).text();
  }

  String without(String text) throws IOException {
    return this == AGENTS_MD
        ? new MarkedBlock(text).without().text()
        : new HookSettings(text).without().text();
  }

  boolean isIn(String text) throws IOException {
    return this == AGENTS_MD
        ? new MarkedBlock(text).isInstalled()
        : !new HookSettings(text).without().text().equals(text);
  }

  private List<Entry> entries(String program) {
    return List.of(
        entry(program, "SessionStart", "session-start", Optional.of(WHENEVER_A_SESSION_BEGINS)),
        entry(program, "UserPromptSubmit", "user-prompt-submit", Optional.empty()),
        entry(program, "PostToolUse", "post-tool-use", Optional.empty()),
        this == CLAUDE
            ? entry(program, "SessionEnd", "session-end", Optional.empty())
            : entry(program, "Stop", "stop", Optional.empty()));
  }

  private static Entry entry(String program, String event, String word, Optional<String> matcher) {
    return new Entry(event, matcher, program + " hook " + word, 10);
  }
}
