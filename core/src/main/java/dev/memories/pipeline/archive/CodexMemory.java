package dev.memories.pipeline.archive;

import dev.memories.failure.FailureKind;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.TreeException;
import dev.memories.tree.archive.MemoryArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The global memory that Codex keeps in its home, cut down to what it says about one project, or
 * about none (docs/spec/archive.md 4.1).
 *
 * @param folder {@code memories} in the Codex home
 */
public record CodexMemory(Path folder) {
  private static final Pattern GROUP = Pattern.compile("(?m)^(?=# )");
  private static final Pattern SESSION = Pattern.compile("(?m)^(?=## Thread )");
  private static final Pattern SESSION_ID = Pattern.compile("\\A## Thread `([0-9a-f-]{36})`");
  private static final Pattern APPLIES_TO = Pattern.compile("(?m)^applies_to:\\s*(.*)$");
  private static final Pattern APPLIES_CWD = Pattern.compile("\\bcwd\\s*=\\s*([^;\\n]+)");
  private static final Pattern SESSION_CWD = Pattern.compile("(?m)^cwd:\\s*(.+)$");
  private static final Pattern PART = Pattern.compile("(?m)^(?=#{1,6} )");
  private static final Pattern LIST =
      Pattern.compile("\\A#{1,6}\\s+(?:keywords|rollout_summary_files)\\b");
  private static final Pattern ABOUT_USER = Pattern.compile("(?i)\\A#+ (user|general)\\b");

  /** Whether Codex keeps memory there. */
  public boolean exists() {
    return Files.exists(folder.resolve("MEMORY.md"))
        || Files.exists(folder.resolve("memory_summary.md"))
        || Files.exists(folder.resolve("raw_memories.md"));
  }

  /**
   * What it says about a project; empty when that is nothing.
   *
   * @param isProject whether a folder belongs to the project
   */
  public Optional<MemoryArchive> of(String project, Predicate<String> isProject) {
    SortedMap<String, String> files = new TreeMap<>();
    List<String> groups = new ArrayList<>();
    for (String group : GROUP.split(read("MEMORY.md"), -1)) {
      if (folders(group).stream().anyMatch(isProject)) {
        groups.add(withoutLists(group));
      }
    }
    putRegistry(files, groups);
    for (String session : SESSION.split(read("raw_memories.md"), -1)) {
      Matcher id = SESSION_ID.matcher(session);
      Matcher cwd = SESSION_CWD.matcher(session);
      if (id.find()
          && cwd.find()
          && isProject.test(cwd.group(1).strip())
          && files.size() < MemoryArchive.MAX_FILES) {
        files.put(
            MemoryArchive.TRACES + id.group(1) + "_codex_memory.md",
            "thread_id: " + id.group(1) + "\n\n" + session.strip() + "\n");
      }
    }
    return archive(project, files);
  }

  /** What it says about the user and about no folder; empty when that is nothing. */
  public Optional<MemoryArchive> ofUser() {
    SortedMap<String, String> files = new TreeMap<>();
    List<String> groups = new ArrayList<>();
    for (String part : PART.split(read("memory_summary.md"), -1)) {
      if (ABOUT_USER.matcher(part).find()) {
        groups.add(part.strip() + "\n");
      }
    }
    for (String group : GROUP.split(read("MEMORY.md"), -1)) {
      if (!group.isBlank() && folders(group).isEmpty()) {
        groups.add(withoutLists(group));
      }
    }
    putRegistry(files, groups);
    return archive("all projects", files);
  }

  private static void putRegistry(SortedMap<String, String> files, List<String> groups) {
    if (!groups.isEmpty()) {
      files.put(
          MemoryArchive.REGISTRY,
          Utf8Budget.prefix(String.join("\n", groups), MemoryArchive.MAX_FILE_BYTES - 1));
    }
  }

  private static Optional<MemoryArchive> archive(String project, SortedMap<String, String> files) {
    return files.isEmpty() ? Optional.empty() : Optional.of(new MemoryArchive(project, files));
  }

  /** The folders that a group of tasks applies to. */
  private static List<String> folders(String group) {
    List<String> folders = new ArrayList<>();
    APPLIES_TO
        .matcher(group)
        .results()
        .forEach(
            line ->
                APPLIES_CWD
                    .matcher(line.group(1))
                    .results()
                    .forEach(cwd -> folders.add(cwd.group(1).strip())));
    return folders;
  }

  /** Lists of keywords and of files serve Codex's own search and say nothing to a reader. */
  private static String withoutLists(String group) {
    StringBuilder kept = new StringBuilder();
    for (String part : PART.split(group, -1)) {
      if (!LIST.matcher(part).find()) {
        kept.append(part);
      }
    }
    return kept.toString().strip() + "\n";
  }

  private String read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? PlainFile.lenientText(file).replace("\r\n", "\n") : "";
    } catch (IOException e) {
      throw new TreeException(FailureKind.IO, "read " + file, IoReason.of(e), null);
    }
  }
}
