package dev.memories.tree.archive;

import dev.memories.text.OneLine;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Memory that was imported into a project: evidence from elsewhere, kept apart from what sessions
 * here have shown.
 *
 * @param id the first digits of the hash of what was imported
 * @param name the project that the archive names
 * @param source the file or folder that it came from
 * @param by the user who imported it
 * @param root its folder, in the layout of a memory tree
 */
public record ImportedMemory(
    String id,
    Kind kind,
    String name,
    String source,
    Instant importedAt,
    String by,
    MemoryRoot root) {
  /** The file in the folder that says where it came from, a field a line. */
  static final String ORIGIN = "origin";

  private static final int ID_LENGTH = 8;
  private static final int MAX_FIELD = 300;
  private static final int MAX_LABEL = 40;

  /** An archive may name its project as it likes, and agents are told the name. */
  private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N} ._-]+");

  /** What was imported. */
  public enum Kind {
    ARCHIVE("archive"),
    CODEX_MEMORY("codex-memory"),
    CLAUDE_MEMORY("claude-memory");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word for it on the command line and in {@code --json} documents. */
    public String word() {
      return word;
    }

    public static Optional<Kind> named(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }

  public ImportedMemory {
    name = OneLine.of(NO_NAME.matcher(name).replaceAll("_"), MAX_LABEL);
    source = OneLine.of(source, MAX_FIELD);
    by = OneLine.of(by, MAX_LABEL);
  }

  /** The id of imported memory with these contents. */
  public static String idOf(MemoryArchive archive) {
    return archive.sha256().substring(0, ID_LENGTH);
  }

  /** Where it comes from, in a few words for an agent. */
  public String label() {
    return switch (kind) {
      case ARCHIVE -> "archive of " + name;
      case CODEX_MEMORY -> "Codex's memory";
      case CLAUDE_MEMORY -> "Claude Code's memory";
    };
  }

  /** The text of the file {@link #ORIGIN}. */
  String origin() {
    return String.join(
        "\n",
        "kind: " + kind.word,
        "name: " + name,
        "source: " + source,
        "imported_at: " + importedAt,
        "by: " + by,
        "");
  }

  /** Reads an import; empty when the folder holds none. */
  static Optional<ImportedMemory> read(Path folder) {
    Path origin = folder.resolve(ORIGIN);
    try {
      if (!Files.isRegularFile(origin, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      Map<String, String> fields = new HashMap<>();
      for (String line : PlainFile.lenientText(origin).lines().toList()) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          fields.putIfAbsent(line.substring(0, colon), line.substring(colon + 2));
        }
      }
      Optional<Kind> kind = Kind.named(fields.getOrDefault("kind", ""));
      return kind.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new ImportedMemory(
                  String.valueOf(folder.getFileName()),
                  kind.get(),
                  fields.getOrDefault("name", ""),
                  fields.getOrDefault("source", ""),
                  Instant.parse(fields.getOrDefault("imported_at", "")),
                  fields.getOrDefault("by", ""),
                  new MemoryRoot(folder)));
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
