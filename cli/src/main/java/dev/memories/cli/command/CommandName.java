package dev.memories.cli.command;

import static dev.memories.cli.command.CommandSection.HIDDEN;
import static dev.memories.cli.command.CommandSection.KEEP;
import static dev.memories.cli.command.CommandSection.MAKE;
import static dev.memories.cli.command.CommandSection.READ;

import dev.memories.cli.app.Subcommand;
import java.util.List;
import java.util.Locale;

/** Every command of the program: its name, its line in the help, and how it is built. */
public enum CommandName {
  DEMO(MAKE, "try everything on made-up sessions"),
  RUN(MAKE, "extract new sessions, then consolidate the projects they touched"),
  CANDIDATES(MAKE, "list the sessions that extraction would take"),
  EXTRACT(MAKE, "distil sessions into traces (phase 1)"),
  CONSOLIDATE(MAKE, "merge a project's traces into its memory (phase 2)"),
  PROJECTS(READ, "list the projects that have memory"),
  SUMMARY(READ, "print a project's memory summary: one line a trace"),
  REGISTRY(READ, "print a project's registry, MEMORY.md"),
  TRACE(READ, "list or show traces"),
  SHOW(READ, "print a file of the memory tree"),
  TRANSCRIPT(READ, "print what an extractor reads of a session"),
  SNIPPET(READ, "print lines for an AGENTS.md that make agents read the memory"),
  PROMPT(READ, "print what a model would be sent"),
  PATH(READ, "print where a project's memory lies"),
  INDEX(KEEP, "read the rollouts anew"),
  LOCK(KEEP, "list, take, renew or free the locks of consolidation"),
  CONFIG(KEEP, "show every setting, its value and where it came from"),
  BROWSE(READ, "look through the memory, full screen"),
  HISTORY(KEEP, "list a project's earlier consolidations, with what changed"),
  RESTORE(KEEP, "go back to an earlier consolidation"),
  FORGET(KEEP, "remove what a session taught, and never extract it again"),
  LOG(KEEP, "list what was removed or put back, and when"),
  DOCTOR(KEEP, "say what is wrong, and what to do about it"),
  SCHEMA(KEEP, "print the JSON Schema of a command's --json"),
  SHELL(READ, "the same commands without the prefix, interactively"),
  COMPLETION(KEEP, "print the completion script of a shell"),
  COMPLETE(HIDDEN, "say what can be typed next, for the completion scripts");

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

  /** The commands of a group; empty for what is a command itself. */
  public List<GroupMember> members() {
    return switch (this) {
      case TRACE -> GroupMember.OF_TRACE;
      case LOCK -> GroupMember.OF_LOCK;
      default -> List.of();
    };
  }

  /** A new command, with arguments of its own; a group has only members. */
  public Subcommand create() {
    return switch (this) {
      case DEMO -> new DemoCommand();
      case RUN -> new RunCommand();
      case CANDIDATES -> new CandidatesCommand();
      case EXTRACT -> new ExtractCommand();
      case CONSOLIDATE -> new ConsolidateCommand();
      case TRANSCRIPT -> new TranscriptCommand();
      case PROMPT -> new PromptCommand();
      case INDEX -> new IndexCommand();
      case PROJECTS -> new ProjectsCommand();
      case SUMMARY -> new SummaryCommand();
      case REGISTRY -> new RegistryCommand();
      case SHOW -> new ShowCommand();
      case PATH -> new PathCommand();
      case CONFIG -> new ConfigCommand();
      case BROWSE -> new BrowseCommand();
      case HISTORY -> new HistoryCommand();
      case RESTORE -> new RestoreCommand();
      case FORGET -> new ForgetCommand();
      case LOG -> new LogCommand();
      case DOCTOR -> new DoctorCommand();
      case SCHEMA -> new SchemaCommand();
      case SNIPPET -> new SnippetCommand();
      case SHELL -> new ShellCommand();
      case COMPLETION -> new CompletionCommand();
      case COMPLETE -> new CompleteCommand();
      case TRACE, LOCK -> throw new IllegalStateException(this + " is a group");
    };
  }
}
