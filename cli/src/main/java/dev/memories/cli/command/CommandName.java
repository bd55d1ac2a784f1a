package dev.memories.cli.command;

import static dev.memories.cli.command.CommandSection.KEEP;

import java.util.Locale;

/** Every command of the program: its name, its line in the help, and how it is built. */
public enum CommandName {
  CONFIG(KEEP, "show every setting, its value and where it came from");

  private final CommandSection section;
  private final String summary;

  CommandName(CommandSection section, String summary) {
    this.section = section;
    this.summary = summary;
  }

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public CommandSection section() {
    return section;
  }

  public String summary() {
    return summary;
  }

  /** A new command object; picocli fills in its options. */
  public Object create() {
    return switch (this) {
      case CONFIG -> new ConfigCommand();
    };
  }
}
