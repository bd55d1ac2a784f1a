package dev.memories.pipeline.archive;

import dev.memories.failure.FailureKind;
import dev.memories.text.IoReason;
import dev.memories.text.OneLine;
import dev.memories.text.PlainFile;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.TreeException;
import dev.memories.tree.archive.MemoryArchive;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory that Claude Code keeps of one project: Markdown files, most with a head of YAML and
 * one memory each (docs/spec/archive.md 4.2).
 *
 * @param folder {@code projects/<folder>/memory} in Claude Code's folder
 */
public record ClaudeMemory(Path folder) {
  private static final int MAX_FILES = 500;
  private static final int MAX_BULLET = 1_000;
  private static final String INDEX = "MEMORY.md";

  private static final Pattern HEAD =
      Pattern.compile("\\A---\\n(.*?)\\n---(?:\\n|\\z)", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("(?m)^\\s*type:\\s*(\\S+)");
  private static final Pattern DESCRIPTION = Pattern.compile("(?m)^description:\\s*(.+)$");

  /** A line of the index that only points to one of the other files. */
  private static final Pattern POINTER = Pattern.compile("(?m)^.*\\]\\([^)]*\\.md\\).*(?:\\n|\\z)");

  /** The folder of a project's memory; the agent folds all but letters and digits to a dash. */
  public static ClaudeMemory of(Path claudeHome, String cwd) {
    return new ClaudeMemory(
        claudeHome
            .resolve("projects")
            .resolve(cwd.replaceAll("[^A-Za-z0-9]", "-"))
            .resolve("memory"));
  }

  /** What it says; empty when that is nothing. */
  public Optional<MemoryArchive> read(String project) {
    List<String> wishes = new ArrayList<>();
    List<String> facts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (Path file : files()) {
      String text = text(file);
      Matcher head = HEAD.matcher(text);
      if (head.find()) {
        String bullet = bullet(head.group(1), text.substring(head.end()));
        (isWish(head.group(1)) ? wishes : facts).add(bullet);
      } else if (String.valueOf(file.getFileName()).equals(INDEX)) {
        plain.append(POINTER.matcher(text).replaceAll("")).append('\n');
      } else {
        plain.append(text).append('\n');
      }
    }
    String registry =
        (section("Preferences", wishes) + section("Good to know", facts) + plain.toString().strip())
            .strip();
    if (registry.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, String> files = new TreeMap<>();
    files.put(
        MemoryArchive.REGISTRY,
        Utf8Budget.prefix("# " + project + "\n\n" + registry, MemoryArchive.MAX_FILE_BYTES - 1)
            + "\n");
    return Optional.of(new MemoryArchive(project, files));
  }

  private static String section(String title, List<String> bullets) {
    return bullets.isEmpty() ? "" : "## " + title + "\n" + String.join("", bullets) + "\n";
  }

  private static boolean isWish(String head) {
    Matcher type = TYPE.matcher(head);
    return type.find() && (type.group(1).equals("feedback") || type.group(1).equals("user"));
  }

  private static String bullet(String head, String body) {
    String text = OneLine.of(body, MAX_BULLET);
    Matcher description = DESCRIPTION.matcher(head);
    return "- "
        + (text.isEmpty() && description.find()
            ? OneLine.of(description.group(1), MAX_BULLET)
            : text)
        + "\n";
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.md")) {
      for (Path file : found) {
        if (files.size() < MAX_FILES && Files.isRegularFile(file)) {
          files.add(file);
        }
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
    files.sort(null);
    return files;
  }

  private static String text(Path file) {
    try {
      return PlainFile.lenientText(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static TreeException failed(Path path, IOException cause) {
    return new TreeException(FailureKind.IO, "read " + path, IoReason.of(cause), null);
  }
}
