package dev.memories.architecture;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * The texts for people in a file of the repository: its comments, or all of a Markdown document.
 *
 * @param passages each comment on its own, without its marks, so that a citation may be wrapped
 */
@NullMarked
record Prose(Path file, List<String> passages) {
  /** What is built, what Git keeps, and what tests hold traces against. */
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "build", "golden");

  private static final String LINE_COMMENT = "//[^\\n]*(?:\\n[ \\t]*//[^\\n]*)*";

  /** Literals are matched, too, so that none of them is taken for a comment. */
  private static final Pattern JAVA =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'"
              + "|(/\\*.*?\\*/|"
              + LINE_COMMENT
              + ")");

  private static final Pattern XML = Pattern.compile("(?s)(<!--.*?-->)");

  private static final Pattern SCRIPT =
      Pattern.compile("(?m)^([ \\t]*(?:#|--)[^\\n]*(?:\\n[ \\t]*(?:#|--)[^\\n]*)*)");

  private static final Pattern MARKS = Pattern.compile("(?m)^[ \\t]*(?:/?\\*+/?|//+|#+|--+)");

  /** The texts of every file below a folder; what is no text has none. */
  static List<Prose> below(Path top) throws IOException {
    List<Prose> all = new ArrayList<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              all.add(of(file, Files.readString(file)));
            } catch (MalformedInputException noText) {
              // A picture, an archive: nobody reads its comments.
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return all;
  }

  static Prose of(Path file, String text) {
    String name = file.getFileName().toString();
    String kind = name.substring(name.lastIndexOf('.') + 1);
    return new Prose(
        file,
        switch (kind) {
          case "md" -> List.of(text);
          case "java" -> comments(JAVA, text);
          case "xml", "xsl" -> comments(XML, text);
          default -> comments(SCRIPT, text);
        });
  }

  private static List<String> comments(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .filter((MatchResult match) -> match.group(1) != null)
        .map(comment -> MARKS.matcher(comment.group(1)).replaceAll(" "))
        .toList();
  }
}
