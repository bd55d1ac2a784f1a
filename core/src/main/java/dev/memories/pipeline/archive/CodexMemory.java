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

  /** Where a bullet begins that is part of no other. */
  private static final Pattern BULLET = Pattern.compile("(?m)^(?=[-*+] |\\d+[.)] )");

  /** Where a bullet, a heading or a paragraph begins. */
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^(?=[-*+] |\\d+[.)] |#{1,6} )|(?<=\\n\\n)(?=\\S)");

  /** Whether Codex keeps memory there. */
  public boolean exists() {
    return Files.exists(folder.resolve("MEMORY.md"))
        || Files.exists(folder.resolve("memory_summary.md"))
        || Files.exists(folder.resolve("raw_memories.md"));
  }

  /**
   * What it says about a project.
   *
   * @param isProject whether a folder belongs to the project
   */
  public MemoryReading of(String project, Predicate<String> isProject) {
    Collected collected = new Collected();
    List<String> groups = new ArrayList<>();
    for (String group : GROUP.split(read("MEMORY.md"), -1)) {
      if (folders(group).stream().anyMatch(isProject)) {
        groups.add(withoutLists(group));
      }
    }
    collected.addRegistry(groups);
    for (String session : SESSION.split(read("raw_memories.md"), -1)) {
      Matcher id = SESSION_ID.matcher(session);
      Matcher cwd = SESSION_CWD.matcher(session);
      if (id.find() && cwd.find() && isProject.test(cwd.group(1).strip())) {
        collected.addSession(id.group(1), session.strip());
      }
    }
    return collected.reading(project);
  }

  /** What it says about the user and about no folder. */
  public MemoryReading ofUser() {
    Collected collected = new Collected();
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
    collected.addRegistry(groups);
    return collected.reading("all projects");
  }

  /** What fits into an archive, and what does not. */
  private static final class Collected {
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private long bytes;
    private int sessions;
    private int taken;

    /** Takes as many whole bullets as there is room for. */
    void addRegistry(List<String> groups) {
      String text = String.join("\n", groups);
      String kept = wholeBullets(text);
      if (kept.length() < text.length()) {
        long all = bullets(text);
        leftOut.add(
            "MEMORY.md: its last %d KiB, with %d of %d bullets; at most %d KiB can be imported"
                .formatted(
                    (Utf8Budget.length(text) - Utf8Budget.length(kept) + 1023) / 1024,
                    all - bullets(kept),
                    all,
                    MemoryArchive.MAX_FILE_BYTES / 1024));
      }
      if (!kept.isBlank()) {
        files.put(MemoryArchive.REGISTRY, kept);
        bytes += Utf8Budget.length(kept);
      }
    }

    void addSession(String id, String said) {
      sessions++;
      String text = "thread_id: " + id + "\n\n" + said + "\n";
      long size = Utf8Budget.length(text);
      if (size > MemoryArchive.MAX_FILE_BYTES) {
        leftOut.add(
            "raw_memories.md: session %s; it has more than %d KiB"
                .formatted(id, MemoryArchive.MAX_FILE_BYTES / 1024));
        taken++;
      } else if (files.size() < MemoryArchive.MAX_FILES
          && bytes + size <= MemoryArchive.MAX_BYTES) {
        files.put(MemoryArchive.TRACES + id + "_codex_memory.md", text);
        bytes += size;
        taken++;
      }
    }

    MemoryReading reading(String project) {
      if (taken < sessions) {
        leftOut.add(
            "raw_memories.md: %d of %d sessions; at most %d files and %d MiB can be imported"
                .formatted(
                    sessions - taken,
                    sessions,
                    MemoryArchive.MAX_FILES,
                    MemoryArchive.MAX_BYTES >> 20));
      }
      return new MemoryReading(
          files.isEmpty() ? Optional.empty() : Optional.of(new MemoryArchive(project, files)),
          leftOut,
          List.of(),
          List.of());
    }
  }

  /** The text up to the last bullet that fits whole. */
  private static String wholeBullets(String text) {
    String start = Utf8Budget.prefix(text, MemoryArchive.MAX_FILE_BYTES);
    if (start.length() == text.length()) {
      return text;
    }
    int end = 0;
    Matcher block = BLOCK.matcher(text);
    while (block.find() && block.start() <= start.length()) {
      end = block.start();
    }
    return text.substring(0, end);
  }

  private static long bullets(String text) {
    return BULLET.matcher(text).results().count();
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
