package dev.memories.tree.archive;

import dev.memories.failure.FailureKind;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.Sha256;
import dev.memories.text.TerminalText;
import dev.memories.text.Utf8Budget;
import dev.memories.tree.TreeException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The memory of one project as a set of texts, in the layout of a memory tree
 * (docs/spec/archive.md).
 *
 * @param project the last name of the project's folder
 * @param files texts by path, with slashes
 */
public record MemoryArchive(String project, SortedMap<String, String> files) {
  /** How many files an archive holds at most. */
  public static final int MAX_FILES = 2_000;

  /** Limit of one file, in bytes of UTF-8. */
  public static final int MAX_FILE_BYTES = 512 * 1024;

  /** Limit of all files together, in bytes of UTF-8. */
  public static final int MAX_BYTES = 24 * 1024 * 1024;

  public static final String REGISTRY = "MEMORY.md";
  public static final String SUMMARY = "memory_summary.md";
  public static final String REJECTED = "rejected.txt";
  public static final String SKILLS = "skills/";
  public static final String TRACES = "trace_summaries/";

  public MemoryArchive {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** An archive without secrets, and the number of files that held some or are left out for it. */
  public record Redacted(MemoryArchive archive, int changed) {}

  public Redacted redacted(SecretRedactor redactor) {
    SortedMap<String, String> clean = new TreeMap<>();
    int changed = 0;
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!redactor.redact(file.getKey()).equals(file.getKey())) {
        changed++;
        continue;
      }
      String text = redactor.redact(file.getValue());
      changed += text.equals(file.getValue()) ? 0 : 1;
      clean.put(file.getKey(), text);
    }
    return new Redacted(new MemoryArchive(redactor.redact(project), clean), changed);
  }

  /** The same without characters that a terminal obeys or hides. */
  public MemoryArchive printable() {
    SortedMap<String, String> clean = new TreeMap<>();
    files.forEach((path, text) -> clean.put(path, TerminalText.remove(text)));
    return new MemoryArchive(TerminalText.remove(project), clean);
  }

  /**
   * Checks paths, sizes and counts of an archive from elsewhere.
   *
   * @throws TreeException with the first problem
   */
  public MemoryArchive verified(String attempted) {
    if (files.isEmpty()) {
      throw refused(attempted, "it holds no memory");
    }
    if (files.size() > MAX_FILES) {
      throw refused(attempted, "it holds more than " + MAX_FILES + " files");
    }
    long bytes = 0;
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      String path = file.getKey();
      if (!ArchivePath.isAllowed(path)) {
        throw refused(attempted, "it holds a file that is no memory: " + path);
      }
      if (!names.add(path.toLowerCase(Locale.ROOT))) {
        throw refused(attempted, "it holds two files of the name " + path);
      }
      long size = Utf8Budget.length(file.getValue());
      bytes += size;
      if (size > MAX_FILE_BYTES || bytes > MAX_BYTES) {
        throw tooLarge(attempted, path);
      }
    }
    return this;
  }

  /** A hash of everything in it, so that the same memory is not imported twice. */
  public String sha256() {
    StringBuilder all = new StringBuilder(project).append('\n');
    files.forEach((path, text) -> all.append(path).append('\n').append(hash(text)).append('\n'));
    return hash(all.toString());
  }

  static String hash(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  static TreeException tooLarge(String attempted, String path) {
    return refused(
        attempted,
        "it is too large at "
            + path
            + ": at most "
            + MAX_FILE_BYTES / 1024
            + " KiB a file and "
            + (MAX_BYTES >> 20)
            + " MiB in all");
  }

  /** An archive that must not be used. */
  static TreeException refused(String attempted, String reason) {
    return new TreeException(
        FailureKind.IO,
        attempted,
        reason,
        "nothing was imported; `memories export` makes archives as zip or json; md is for people");
  }
}
