package dev.memories.cli.command.project;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.MemoryTrees;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.archive.ProjectExport;
import dev.memories.pipeline.archive.ProjectExport.Exported;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.text.IoReason;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.archive.ArchiveFormat;
import dev.memories.tree.archive.ImportFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code memories export}: writes the memory of a project as one file. */
final class ExportCommand implements Subcommand {
  /**
   * What was exported.
   *
   * @param path null when the archive was printed
   */
  private record Written(
      Project project, ArchiveFormat format, @Nullable Path path, Exported exported) {
    byte[] bytes() {
      return format.bytes(exported.archive());
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  private static final JsonShape<Map.Entry<String, String>> FILE =
      JsonShape.<Map.Entry<String, String>>empty()
          .text("path", "its path in the archive", Map.Entry::getKey)
          .integer("bytes", "its size", file -> Utf8Budget.length(file.getValue()));

  private static final JsonShape<Written> DOCUMENT =
      JsonShape.<Written>empty()
          .text("cwd", "the project", written -> written.project().cwd())
          .text("format", "md, json or zip", written -> written.format().word())
          .pathOrNull("path", "the file; null without --output", Written::path)
          .objects(
              "files",
              "the files of the memory, by path",
              FILE,
              written -> List.copyOf(written.exported().archive().files().entrySet()))
          .integer(
              "redacted",
              "files from which secrets were removed",
              written -> written.exported().redacted())
          .texts(
              "leftOut",
              "files that are too large, too many, or badly named",
              written -> written.exported().leftOut())
          .textOrNull(
              "text",
              "the archive; null with --output",
              written -> written.path() == null ? written.text() : null);

  private final Environment environment;
  private final ProjectLookup projects;
  private final MemoryTrees trees;
  private final StateConnection state;
  private final Output output;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();
  private final Option<String> format =
      Option.text("--format", "FORMAT", "md, json or zip (as the file ends, else md)")
          .choices(List.of("md", "json", "zip"));
  private final Option<String> file =
      Option.text("-o --output", "FILE", "the file to write (standard output)");

  ExportCommand(
      Environment environment,
      ProjectLookup projects,
      MemoryTrees trees,
      StateConnection state,
      Output output,
      Notices notices) {
    this.environment = environment;
    this.projects = projects;
    this.trees = trees;
    this.state = state;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(format, file));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories export -o shop.zip",
        "memories export --cwd shop --format json",
        "memories export > MEMORY-of-shop.md");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    ArchiveFormat chosen = chosen();
    Optional<Path> target = file.value().map(environment.cwd()::resolve);
    if (target.isEmpty() && chosen == ArchiveFormat.ZIP) {
      throw CommandException.wrong(
          "print a zip file", "it is no text", "name a file with --output");
    }
    Project project = projects.forReading(cwd.value());
    MemoryRoot root = trees.open(project);
    Exported exported =
        new ProjectExport(state.toRead(), SecretRedactor.product()).export(project, root);
    int imports = ImportFolder.all(root).size();
    if (exported.archive().files().isEmpty()) {
      throw CommandException.notFound(
          "export the memory of " + project,
          imports == 0 ? "it has none" : "it has only what was imported, which is not exported",
          "memories projects lists those that do");
    }
    Written written = new Written(project, chosen, target.orElse(null), exported);
    if (target.isPresent()) {
      write(target.get(), written.bytes());
    }
    print(written);
    if (imports > 0) {
      notices.say("not exported: what was imported (`memories import --list`)");
    }
    if (exported.redacted() > 0) {
      notices.warn("secrets were left out of " + count(exported.redacted(), "file"));
    }
    if (!exported.leftOut().isEmpty()) {
      notices.warn(
          count(exported.leftOut().size(), "file")
              + " left out, such as "
              + exported.leftOut().getFirst()
              + ": "
              + ProjectExport.LIMITS);
    }
    return exported.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
  }

  private void print(Written written) throws IOException {
    Path path = written.path();
    if (output.form() == Form.JSON || path == null) {
      if (written.format() == ArchiveFormat.MD) {
        output.markdown(DOCUMENT, written, Written::text);
      } else {
        output.text(DOCUMENT, written, Written::text);
      }
    } else {
      notices.say(
          count(written.exported().archive().files().size(), "file")
              + " of "
              + written.project()
              + " in "
              + path);
    }
  }

  private ArchiveFormat chosen() {
    String word =
        format
            .value()
            .or(() -> file.value().map(ExportCommand::ending).filter(this::isFormat))
            .orElse(ArchiveFormat.MD.word());
    return ArchiveFormat.named(word)
        .orElseThrow(
            () ->
                CommandException.wrong(
                    "export as " + word, "there is no such format", "name md, json or zip"));
  }

  private boolean isFormat(String word) {
    return ArchiveFormat.named(word).isPresent();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void write(Path target, byte[] bytes) {
    String attempted = "write " + target;
    String hint = "name another file with --output";
    Path folder = target.getParent();
    if (Files.isDirectory(target)) {
      throw CommandException.because(FailureKind.IO, attempted, "it is a folder", hint);
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw CommandException.because(
          FailureKind.IO, attempted, "there is no folder " + folder, hint);
    }
    if (folder != null && !Files.isWritable(folder)) {
      throw CommandException.because(
          FailureKind.IO, attempted, "no permission to write in " + folder, hint);
    }
    try {
      PrivateFiles.write(target, bytes);
    } catch (IOException e) {
      throw CommandException.because(FailureKind.IO, attempted, IoReason.of(e), hint);
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
