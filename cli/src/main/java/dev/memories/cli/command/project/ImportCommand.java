package dev.memories.cli.command.project;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.pipeline.archive.ClaudeMemory;
import dev.memories.pipeline.archive.CodexMemory;
import dev.memories.pipeline.archive.MemoryImport;
import dev.memories.pipeline.archive.MemoryImport.Imported;
import dev.memories.pipeline.archive.MemoryReading;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Agent;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.TerminalText;
import dev.memories.tree.archive.ArchiveFormat;
import dev.memories.tree.archive.ImportFolder;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tree.archive.ImportedMemory.Kind;
import dev.memories.tree.archive.MemoryArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code memories import}: takes memory from elsewhere into a project, marked as such. */
final class ImportCommand implements Subcommand {
  private static final int SHORTEST_ID = 4;
  private static final Remarks NO_REMARKS = new Remarks(List.of(), List.of());

  /** Lines on files that were not imported, or not whole. */
  private record Remarks(List<String> leftOut, List<String> cut) {}

  private final Environment environment;
  private final ProjectLookup projects;
  private final Homes homes;
  private final StateConnection state;
  private final Function<StateDatabase, MemoryImport> imports;
  private final Output output;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();
  private final Parameters source =
      Parameters.of("0..1", "FILE", "an archive, or codex-memory or claude-memory")
          .choices(List.of(Kind.CODEX_MEMORY.word(), Kind.CLAUDE_MEMORY.word()));
  private final Flag list = Flag.of("--list", "list what was imported");
  private final Option<String> remove =
      Option.text("--remove", "ID", "remove what was imported, by its id");

  ImportCommand(
      Environment environment,
      ProjectLookup projects,
      Homes homes,
      StateConnection state,
      Function<StateDatabase, MemoryImport> imports,
      Output output,
      Notices notices) {
    this.environment = environment;
    this.projects = projects;
    this.homes = homes;
    this.state = state;
    this.imports = imports;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(source, list, remove));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories import shop.zip",
        "memories import codex-memory",
        "memories import claude-memory --cwd ~/work/shop",
        "memories import --list",
        "memories import --remove 3f9c01ab");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(ImportShape.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    int asked =
        source.values().size() + (list.isSet() ? 1 : 0) + (remove.value().isPresent() ? 1 : 0);
    if (asked != 1) {
      throw CommandException.wrong(
          "import memory",
          asked == 0 ? "no file is named" : "too much is asked for at once",
          "name a file, codex-memory or claude-memory; or use --list or --remove ID");
    }
    if (list.isSet()) {
      Project project = projects.forReading(cwd.value());
      return print(
          project, "list", ImportFolder.all(homes.memoriesHome().root(project)), NO_REMARKS);
    }
    return remove.value().isPresent() ? remove(remove.value().get()) : add(source.value());
  }

  private ExitCode add(String named) throws IOException {
    Project project = projects.forChanging(cwd.value());
    Kind kind = Kind.named(named).filter(known -> known != Kind.ARCHIVE).orElse(Kind.ARCHIVE);
    Path from =
        switch (kind) {
          case ARCHIVE -> environment.cwd().resolve(named);
          case CODEX_MEMORY -> homes.namedCodexHome().resolve("memories");
          case CLAUDE_MEMORY -> claude(project).folder();
        };
    Remarks remarks = new Remarks(new ArrayList<>(), new ArrayList<>());
    MemoryArchive archive =
        switch (kind) {
          case ARCHIVE -> ArchiveFormat.read(from);
          case CODEX_MEMORY -> codexMemory(project, new CodexMemory(from), remarks);
          case CLAUDE_MEMORY -> claudeMemory(project, remarks);
        };
    Imported imported =
        imports
            .apply(state.toWrite())
            .add(
                project,
                archive.verified("import " + from),
                kind,
                from.toString(),
                environment
                    .variable("USER")
                    .or(() -> environment.variable("LOGNAME"))
                    .orElse("user"));
    if (!imported.isNew()) {
      notices.say("nothing to do: it was imported already");
    } else {
      notices.say("`memories import --remove " + imported.memory().id() + "` takes it back");
    }
    if (imported.redacted() > 0) {
      notices.warn("secrets were left out of " + imported.redacted() + " of its files");
    }
    ExitCode printed = print(project, "import", List.of(imported.memory()), remarks);
    return remarks.leftOut().isEmpty() ? printed : ExitCode.PARTLY;
  }

  private MemoryArchive codexMemory(Project project, CodexMemory memory, Remarks remarks) {
    String attempted = "import Codex's memory";
    if (!memory.exists()) {
      throw CommandException.notFound(attempted, "there is none in " + memory.folder(), null);
    }
    if (project.equals(Project.USER)) {
      return noted(memory.ofUser(), remarks)
          .orElseThrow(
              () ->
                  CommandException.notFound(
                      attempted, "it says nothing that holds in all projects", null));
    }
    return noted(
            memory.of(
                Cell.lastName(project.cwd()),
                folder -> homes.locator().locate(folder).project().equals(project)),
            remarks)
        .orElseThrow(
            () ->
                CommandException.notFound(
                    attempted,
                    "it says nothing about " + project,
                    "with --cwd @user, what it says about all projects is imported"));
  }

  private MemoryArchive claudeMemory(Project project, Remarks remarks) {
    ClaudeMemory memory = claude(project);
    return noted(memory.read(Cell.lastName(project.cwd())), remarks)
        .orElseThrow(
            () ->
                CommandException.notFound(
                    "import Claude Code's memory of " + project,
                    "there is none in " + memory.folder(),
                    null));
  }

  /** Says what is not taken of it, or not whole. */
  private Optional<MemoryArchive> noted(MemoryReading reading, Remarks remarks) {
    remarks.leftOut().addAll(redacted(reading.leftOut()));
    remarks.cut().addAll(redacted(reading.cut()));
    remarks.leftOut().forEach(file -> notices.warn("left out " + file));
    remarks.cut().forEach(file -> notices.warn("cut " + file));
    redacted(reading.passedOver()).forEach(file -> notices.say("passed over " + file));
    if (!remarks.leftOut().isEmpty() || !remarks.cut().isEmpty()) {
      notices.say("change that and import again, which takes the place of this import");
    }
    return reading.archive();
  }

  /** The name of a file may be anything. */
  private static List<String> redacted(List<String> names) {
    return names.stream()
        .map(name -> TerminalText.remove(SecretRedactor.product().redact(name)))
        .toList();
  }

  private ClaudeMemory claude(Project project) {
    return ClaudeMemory.of(homes.named(Agent.CLAUDE), project.cwd());
  }

  private ExitCode remove(String id) throws IOException {
    Project project = projects.forReading(cwd.value());
    List<ImportedMemory> found =
        ImportFolder.all(homes.memoriesHome().root(project)).stream()
            .filter(memory -> id.length() >= SHORTEST_ID && memory.id().startsWith(id))
            .toList();
    if (found.size() != 1) {
      throw CommandException.notFound(
          "remove the import " + id,
          "nothing of this id was imported into " + project,
          "memories import --list lists the imports");
    }
    imports.apply(state.toWrite()).remove(project, found.getFirst());
    return print(project, "remove", found, NO_REMARKS);
  }

  private ExitCode print(
      Project project, String action, List<ImportedMemory> memories, Remarks remarks)
      throws IOException {
    output.table(
        ImportShape.DOCUMENT,
        new ImportShape(project, action, memories, remarks.leftOut(), remarks.cut()),
        shape -> shape.table(new RelativeTime(environment.clock().instant())));
    return ExitCode.DONE;
  }
}
