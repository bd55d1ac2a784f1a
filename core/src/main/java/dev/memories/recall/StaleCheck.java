package dev.memories.recall;

import dev.memories.markdown.MarkdownPiece;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what a bullet names and the project no longer has: a file, a folder or a script, a target
 * of make, a script of npm.
 *
 * <p>Only code spans are looked at, and only what is surely a path of this project: relative, with
 * a slash and a file extension, or below a folder that exists. Without the project's folder nothing
 * is found.
 *
 * @param folder the project's folder
 */
public record StaleCheck(Path folder) {
  /** How much of a manifest is read, in bytes. */
  private static final int MAX_MANIFEST = 256 * 1024;

  private static final Pattern PATH =
      Pattern.compile("(?:\\./)?[\\w@+-][\\w.@+-]*(?:/[\\w.@+-]+)+");
  private static final Pattern EXTENSION = Pattern.compile(".*\\.[A-Za-z]\\w{0,5}");
  private static final Pattern TARGET = Pattern.compile("[a-z][\\w.:-]*");

  /** What a bullet names that is gone; empty if nothing is. */
  public Optional<String> missing(MemoryBullet bullet) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return MarkdownPiece.of(bullet.statement()).stream()
        .flatMap(
            piece ->
                piece instanceof MarkdownPiece.Code code
                    ? missingIn(code.content()).stream()
                    : java.util.stream.Stream.empty())
        .findFirst();
  }

  private Optional<String> missingIn(String code) {
    String[] words = code.strip().split("\\s+", -1);
    for (String word : words) {
      if (isGone(word)) {
        return Optional.of(word);
      }
    }
    return missingTarget(words);
  }

  private boolean isGone(String word) {
    if (!PATH.matcher(word).matches() || word.contains("..")) {
      return false;
    }
    try {
      Path path = folder.resolve(word);
      String first = Path.of(word).normalize().getName(0).toString();
      boolean isPath =
          Files.isDirectory(folder.resolve(first))
              || (EXTENSION.matcher(word).matches() && first.indexOf('.') < 0);
      return isPath && !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** {@code make TARGET} and {@code npm run SCRIPT}, where the manifest does not have it. */
  private Optional<String> missingTarget(String[] words) {
    if (words.length == 2 && words[0].equals("make") && isTarget(words[1])) {
      return manifest("Makefile")
          .filter(text -> !rule(words[1]).matcher(text).find())
          .filter(text -> !text.contains("include ") && !text.contains("%"))
          .map(_ -> "make " + words[1]);
    }
    if (words.length == 3
        && words[0].equals("npm")
        && words[1].equals("run")
        && isTarget(words[2])) {
      return manifest("package.json")
          .filter(text -> !text.contains('"' + words[2] + '"'))
          .map(_ -> "npm run " + words[2]);
    }
    return Optional.empty();
  }

  /** A line that has the target before its colon, alone or among others. */
  private static Pattern rule(String target) {
    return Pattern.compile(
        "(?m)^(?:[^:=#\\s][^:=#\\n]*\\s)?" + Pattern.quote(target) + "(?:\\s[^:=\\n]*)?:");
  }

  private static boolean isTarget(String word) {
    return TARGET.matcher(word).matches();
  }

  private Optional<String> manifest(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = PlainFile.open(file)) {
      byte[] bytes = in.readNBytes(MAX_MANIFEST);
      // Of a larger manifest the end is not known, so nothing is said to be gone.
      return bytes.length == MAX_MANIFEST
          ? Optional.empty()
          : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
