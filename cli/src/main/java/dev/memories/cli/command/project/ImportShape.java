package dev.memories.cli.command.project;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.session.Project;
import dev.memories.tree.archive.ImportedMemory;
import java.util.List;

/**
 * What was imported into a project, or removed from it.
 *
 * @param action import, list or remove
 * @param leftOut files of the memory that were not imported, each with the reason
 * @param cut files of which only the beginning was imported, each with its length
 */
record ImportShape(
    Project project,
    String action,
    List<ImportedMemory> imports,
    List<String> leftOut,
    List<String> cut) {
  private static final JsonShape<ImportedMemory> IMPORT =
      JsonShape.<ImportedMemory>empty()
          .text("id", "names the import", ImportedMemory::id)
          .text("kind", "archive, codex-memory or claude-memory", memory -> memory.kind().word())
          .text("name", "the project that the archive names", ImportedMemory::name)
          .text("source", "the file or folder that it came from", ImportedMemory::source)
          .time("importedAt", "when it was imported", ImportedMemory::importedAt)
          .text("by", "the user who imported it", ImportedMemory::by)
          .path("path", "the folder of its files", memory -> memory.root().folder());

  static final JsonShape<ImportShape> DOCUMENT =
      JsonShape.<ImportShape>empty()
          .text("cwd", "the project", shape -> shape.project().cwd())
          .text("action", "import, list or remove", ImportShape::action)
          .objects("imports", "oldest first", IMPORT, ImportShape::imports)
          .texts("leftOut", "files that were not imported, with the reason", ImportShape::leftOut)
          .texts("cut", "files that were cut, with their length", ImportShape::cut);

  Table table(RelativeTime ages) {
    Table table =
        Table.withHeadings("ID", "KIND", "NAME", "IMPORTED", "BY", "SOURCE")
            .whenEmpty(() -> "nothing was imported into " + project);
    for (ImportedMemory memory : imports) {
      table.row(
          Cell.of(memory.id()),
          Cell.of(memory.kind().word()),
          Cell.of(memory.name()),
          Cell.of(Timestamp.of(memory.importedAt()), ages.of(memory.importedAt())),
          Cell.of(memory.by()),
          Cell.of(memory.source()));
    }
    return table;
  }
}
