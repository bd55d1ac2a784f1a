package dev.memories.consolidate.agent;

import dev.memories.text.PlainFile;
import dev.memories.text.Utf8Budget;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * An agent's confined access to the files of a staging copy.
 *
 * <p>Follows no link, leaves the folder by no path, bounds all sizes, and writes outputs only.
 */
final class StagingFiles {
  private static final String REGISTRY = "MEMORY.md";
  private static final String SKILLS = "skills";
  private static final int MAX_FILE_BYTES = 256 * 1024;
  private static final int MAX_FILES = 200;
  private static final int MAX_REPLY_BYTES = 64 * 1024;
  private static final int MAX_LINES_READ = 2_000;
  private static final int MAX_HITS = 200;
  private static final int MAX_DEPTH = 8;
  private static final String CUT = "\n[cut: ask for less]";

  private final Path root;

  StagingFiles(Path root) {
    this.root = root;
  }

  /** The agent asked for something forbidden or missing; the message is for the agent. */
  static final class Refused extends Exception {
    Refused(String message) {
      super(message, null, false, false);
    }
  }

  String list() throws IOException {
    StringBuilder listing = new StringBuilder();
    for (Path file : plainFiles()) {
      listing.append(name(file)).append('\t').append(Files.size(file)).append('\n');
    }
    return bounded(listing.isEmpty() ? "no files" : listing.toString());
  }

  String read(String path, int firstLine, int lines) throws IOException, Refused {
    List<String> all = content(existing(path)).lines().toList();
    int first = Math.max(1, firstLine);
    if (first > Math.max(1, all.size())) {
      throw new Refused(path + " has " + all.size() + " lines");
    }
    int end = Math.min(all.size(), first - 1 + Math.clamp(lines, 1, MAX_LINES_READ));
    StringBuilder reply = new StringBuilder();
    for (int at = first; at <= end; at++) {
      reply.append(at).append('\t').append(all.get(at - 1)).append('\n');
    }
    if (end < all.size()) {
      reply.append("[").append(all.size() - end).append(" more lines]");
    }
    return bounded(reply.toString());
  }

  String search(String text) throws IOException, Refused {
    if (text.isBlank()) {
      throw new Refused("the text to search for is empty");
    }
    String wanted = text.toLowerCase(Locale.ROOT);
    StringBuilder hits = new StringBuilder();
    int count = 0;
    for (Path file : plainFiles()) {
      List<String> lines = content(file).lines().toList();
      for (int at = 0; at < lines.size() && count < MAX_HITS; at++) {
        if (lines.get(at).toLowerCase(Locale.ROOT).contains(wanted)) {
          hits.append(name(file)).append(':').append(at + 1).append(": ").append(lines.get(at));
          hits.append('\n');
          count++;
        }
      }
    }
    return bounded(count == 0 ? "nothing found" : hits.toString());
  }

  String write(String path, String content) throws IOException, Refused {
    Path file = writable(path);
    if (!Utf8Budget.fits(content, MAX_FILE_BYTES)) {
      throw new Refused("a file may have at most " + MAX_FILE_BYTES + " bytes");
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) && outputs() >= MAX_FILES) {
      throw new Refused("there may be at most " + MAX_FILES + " files");
    }
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused(path + " is a folder");
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, replacing());
    return "written";
  }

  /** All text files, by name, in the order of their names. */
  SequencedMap<String, String> all() throws IOException, Refused {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    for (Path file : plainFiles()) {
      all.put(name(file), content(file));
    }
    return all;
  }

  String edit(String path, String oldText, String newText) throws IOException, Refused {
    Path file = writable(path);
    String content = content(existing(path));
    int at = oldText.isEmpty() ? -1 : content.indexOf(oldText);
    if (at < 0 || content.indexOf(oldText, at + 1) >= 0) {
      throw new Refused(
          "old_text occurs " + (at < 0 ? "nowhere" : "more than once") + " in " + path);
    }
    String edited = content.substring(0, at) + newText + content.substring(at + oldText.length());
    return write(name(file), edited);
  }

  String delete(String path) throws IOException, Refused {
    writable(path);
    Files.delete(existing(path));
    return "deleted";
  }

  /** An existing plain file, at a path without links. */
  private Path existing(String path) throws Refused {
    Path file = inside(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused("there is no file " + path);
    }
    return file;
  }

  private Path writable(String path) throws Refused {
    Path file = inside(path);
    String name = name(file);
    if (!name.equals(REGISTRY) && !name.startsWith(SKILLS + "/")) {
      throw new Refused("only " + REGISTRY + " and files under " + SKILLS + "/ may be changed");
    }
    return file;
  }

  /** A path below the root, no part of which is a link. */
  private Path inside(String path) throws Refused {
    Path relative = relative(path);
    Path file = root;
    for (Path part : relative) {
      String name = part.toString();
      if (name.equals("..") || name.equals(".") || name.isEmpty()) {
        throw new Refused("a path may not hold .. or .");
      }
      file = file.resolve(part);
      if (Files.isSymbolicLink(file)) {
        throw new Refused(path + " goes through a link");
      }
    }
    return file;
  }

  private static Path relative(String path) throws Refused {
    try {
      Path relative = Path.of(path);
      boolean controls = path.chars().anyMatch(Character::isISOControl);
      if (relative.isAbsolute() || path.isBlank() || controls) {
        throw new Refused("a path must be relative to the working folder");
      }
      if (relative.getNameCount() > MAX_DEPTH) {
        throw new Refused("a path may have at most " + MAX_DEPTH + " parts");
      }
      return relative;
    } catch (InvalidPathException e) {
      throw new Refused("not a valid path");
    }
  }

  private String content(Path file) throws IOException, Refused {
    try {
      return PlainFile.text(file);
    } catch (CharacterCodingException _) {
      throw new Refused(name(file) + " is not text");
    } catch (NoSuchFileException _) {
      throw new Refused("there is no file " + name(file));
    }
  }

  private long outputs() throws IOException {
    return plainFiles().stream().filter(file -> name(file).startsWith(SKILLS + "/")).count();
  }

  private List<Path> plainFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private static OpenOption[] replacing() {
    return new OpenOption[] {
      StandardOpenOption.CREATE,
      StandardOpenOption.TRUNCATE_EXISTING,
      StandardOpenOption.WRITE,
      LinkOption.NOFOLLOW_LINKS
    };
  }

  private static String bounded(String reply) {
    return Utf8Budget.fits(reply, MAX_REPLY_BYTES)
        ? reply
        : Utf8Budget.prefix(reply, MAX_REPLY_BYTES) + CUT;
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }
}
