package dev.memories.tree.outputs;

import dev.memories.failure.FailureKind;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import dev.memories.text.Sha256;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks a consolidator's outputs before they replace the old ones (docs/spec/product.md 3.8.5).
 *
 * <p>A consolidator may be a model or any program, so its outputs are untrusted.
 */
public final class StagingCheck {
  /** Limit of {@code MEMORY.md} and of each file of a skill, in bytes. */
  static final long MAX_FILE_BYTES = 256 * 1024;

  /** Limit of all outputs together, in bytes. */
  static final long MAX_TOTAL_BYTES = 2 * 1024 * 1024;

  /** Limit of the number of files. */
  static final int MAX_FILES = 200;

  /** Limit of the depth of folders, counted from the memory root. */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_NAME = 100;

  private final MemoryRoot staged;
  private final FailureKind blame;
  private final SecretRedactor redactor;
  private final SortedMap<String, String> phaseOne;

  /**
   * Records phase 1's files before the consolidator begins.
   *
   * @param blame the kind of failure when the outputs must not be used
   */
  public StagingCheck(Staging staging, FailureKind blame, SecretRedactor redactor) {
    this.staged = staging.memory();
    this.blame = blame;
    this.redactor = redactor;
    this.phaseOne = phaseOne();
  }

  /**
   * Checks the outputs.
   *
   * @throws TreeException with the first problem, when the outputs must not be used
   */
  public void verify() {
    if (!phaseOne.equals(phaseOne())) {
      throw refused("it changed trace_summaries/ or memory_summary.md");
    }
    verifyOutputs();
  }

  /** Checks the outputs alone, as after {@link Staging#detach}. */
  public void verifyOutputs() {
    Inspection found = new Inspection();
    inspect(staged.registry(), found);
    if (!found.registry) {
      throw refused("it wrote no MEMORY.md");
    }
    inspect(staged.skills(), found);
  }

  private void inspect(Path output, Inspection found) {
    if (!Disk.exists(output)) {
      return;
    }
    if (output.equals(staged.skills()) && !Files.isDirectory(output, LinkOption.NOFOLLOW_LINKS)) {
      throw refused("skills is not a folder");
    }
    try {
      Files.walkFileTree(output, found);
    } catch (IOException e) {
      throw refused("its outputs cannot be read: " + IoReason.of(e));
    }
  }

  /** Visits every file and folder once; the first problem ends the walk. */
  private final class Inspection extends SimpleFileVisitor<Path> {
    private boolean registry;
    private long bytes;
    private int files;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(staged.registry())) {
        throw refused("MEMORY.md is a folder");
      }
      if (staged.folder().relativize(folder).getNameCount() > MAX_DEPTH) {
        throw refused("it nested folders more than " + MAX_DEPTH + " deep");
      }
      requireName(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = name(file);
      if (!attributes.isRegularFile() || links(file) > 1) {
        throw refused(name + " is a link or not a plain file");
      }
      requireName(file);
      if (file.endsWith(HandKeptOutputs.MARK)) {
        throw refused("it wrote " + name + ", which only a person may write");
      }
      bytes += attributes.size();
      files++;
      if (attributes.size() > MAX_FILE_BYTES || bytes > MAX_TOTAL_BYTES || files > MAX_FILES) {
        throw refused(
            "it wrote too much (at "
                + name
                + "): at most "
                + MAX_FILES
                + " files, "
                + MAX_FILE_BYTES / 1024
                + " KiB each, "
                + MAX_TOTAL_BYTES / 1024
                + " KiB in all");
      }
      requireText(file, name);
      registry |= file.equals(staged.registry());
      return FileVisitResult.CONTINUE;
    }
  }

  private void requireText(Path file, String name) throws IOException {
    String text = text(file, name);
    if (file.equals(staged.registry()) && text.isBlank()) {
      throw refused("MEMORY.md is empty");
    }
    if (text.chars().anyMatch(StagingCheck::isControl)) {
      throw refused("there are control characters in " + name);
    }
    if (!redactor.redact(text).equals(text)) {
      throw refused("there is a secret in " + name);
    }
  }

  /** Whether a terminal might obey the character. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }

  private String text(Path file, String name) throws IOException {
    try {
      return PlainFile.text(file);
    } catch (CharacterCodingException _) {
      throw refused(name + " is not UTF-8 text");
    }
  }

  private void requireName(Path path) {
    String name = path.getFileName().toString();
    if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw refused("it used a file name that is too long or holds control characters");
    }
    if (!redactor.redact(name).equals(name)) {
      throw refused("there is a secret in a file name");
    }
  }

  /** Like a symbolic link, a hard link may point out of the folder. */
  private static int links(Path file) throws IOException {
    return Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
            instanceof Integer count
        ? count
        : 1;
  }

  private String name(Path file) {
    return staged.folder().relativize(file).toString();
  }

  private SortedMap<String, String> phaseOne() {
    SortedMap<String, String> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          staged.folder(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return folder.equals(staged.skills())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (file.startsWith(staged.traceSummaries()) || file.equals(staged.memorySummary())) {
                files.put(name(file), fingerprint(file, attributes));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new TreeException("read the staging copy " + staged.folder(), e);
    }
    return files;
  }

  private static String fingerprint(Path file, BasicFileAttributes attributes) throws IOException {
    return attributes.isRegularFile() ? Sha256.hex(PlainFile.bytes(file)) : "not a plain file";
  }

  private TreeException refused(String reason) {
    return new TreeException(
        blame,
        "use the consolidator's outputs",
        reason,
        "the memory is unchanged; run again, or use --consolidator offline");
  }
}
