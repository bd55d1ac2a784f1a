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

  /** Room for the title and the headings, in bytes of UTF-8. */
  private static final int ROOM_FOR_HEADINGS = 4_096;

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

  /**
   * Reads it, file by file.
   *
   * @param project the last name of the project's folder
   */
  public MemoryReading read(String project) {
    Collected collected = new Collected();
    for (Path file : files()) {
      collected.add(file);
    }
    String registry = collected.registry();
    SortedMap<String, String> files = new TreeMap<>();
    files.put(MemoryArchive.REGISTRY, "# " + project + "\n\n" + registry + "\n");
    return new MemoryReading(
        registry.isEmpty() ? Optional.empty() : Optional.of(new MemoryArchive(project, files)),
        collected.leftOut,
        collected.passedOver,
        collected.cut);
  }

  /** The texts so far, and what became of the other files. */
  private static final class Collected {
    private final List<String> wishes = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final List<String> cut = new ArrayList<>();
    private int read;
    private long bytes = ROOM_FOR_HEADINGS;

    void add(Path file) {
      String name = String.valueOf(file.getFileName());
      if (Files.isDirectory(file)) {
        passedOver.add(name + ": it is a folder");
      } else if (!name.endsWith(".md")) {
        passedOver.add(name + ": it is no Markdown file");
      } else if (!Files.isRegularFile(file)) {
        leftOut.add(name + ": it is not a plain file");
      } else if (read == MAX_FILES) {
        leftOut.add(name + ": there are more than " + MAX_FILES + " files");
      } else {
        read++;
        try {
          if (Files.size(file) > MemoryArchive.MAX_FILE_BYTES) {
            leftOut.add(
                name + ": it is larger than " + MemoryArchive.MAX_FILE_BYTES / 1024 + " KiB");
          } else {
            add(name, PlainFile.lenientText(file).replace("\r\n", "\n"));
          }
        } catch (IOException e) {
          leftOut.add(name + ": " + IoReason.of(e));
        }
      }
    }

    private void add(String name, String text) {
      Matcher head = HEAD.matcher(text);
      if (head.find()) {
        String said = said(head.group(1), text.substring(head.end()));
        String bullet = OneLine.of(said, MAX_BULLET);
        if (take(name, bullet)) {
          (isWish(head.group(1)) ? wishes : facts).add("- " + bullet + "\n");
          if (!bullet.equals(said)) {
            cut.add(name + ": its first " + MAX_BULLET + " characters are taken");
          }
        }
      } else if (name.equals(INDEX)) {
        String rest = POINTER.matcher(text).replaceAll("");
        if (!rest.isBlank() && take(name, rest)) {
          plain.append(rest).append('\n');
        }
      } else if (take(name, text)) {
        plain.append(text).append('\n');
      }
    }

    /** Whether a file says something for which there is room. */
    private boolean take(String name, String text) {
      long size = Utf8Budget.length(text) + "- \n".length();
      if (text.isBlank()) {
        passedOver.add(name + ": it says nothing");
        return false;
      }
      if (bytes + size > MemoryArchive.MAX_FILE_BYTES) {
        leftOut.add(
            name
                + ": no room is left of "
                + MemoryArchive.MAX_FILE_BYTES / 1024
                + " KiB for all files");
        return false;
      }
      bytes += size;
      return true;
    }

    String registry() {
      return (section("Preferences", wishes)
              + section("Good to know", facts)
              + plain.toString().strip())
          .strip();
    }
  }

  private static String section(String title, List<String> bullets) {
    return bullets.isEmpty() ? "" : "## " + title + "\n" + String.join("", bullets) + "\n";
  }

  private static boolean isWish(String head) {
    Matcher type = TYPE.matcher(head);
    return type.find() && (type.group(1).equals("feedback") || type.group(1).equals("user"));
  }

  /** The text of a file on one line, or what its head says of it. */
  private static String said(String head, String body) {
    String text = OneLine.of(body, Integer.MAX_VALUE);
    Matcher description = DESCRIPTION.matcher(head);
    return text.isEmpty() && description.find()
        ? OneLine.of(description.group(1), Integer.MAX_VALUE)
        : text;
  }

  /** What lies in the folder and is not hidden, in order. */
  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[!.]*")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new TreeException(FailureKind.IO, "read " + folder, IoReason.of(e), null);
    }
    files.sort(null);
    return files;
  }
}
