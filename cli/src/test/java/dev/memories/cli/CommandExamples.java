package dev.memories.cli;

import dev.memories.shellline.ShellLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The calls of the program in lines of shell, and in the code of Markdown documents. */
final class CommandExamples {
  private static final Pattern SUBSTITUTION = Pattern.compile("[$<]\\(([^()]+)\\)");
  private static final Pattern COMMENT = Pattern.compile("\\s#\\s.*$");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z_]+=.*");
  private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
  private static final String FENCE = "```";
  private static final String INDENT = "    ";
  private static final String PROMPT = "$ ";

  private CommandExamples() {}

  /** The arguments of every call in a line. */
  static List<List<String>> ofLine(String line) {
    String code = COMMENT.matcher(line).replaceFirst("");
    List<List<String>> calls = new ArrayList<>();
    SUBSTITUTION.matcher(code).results().forEach(inner -> calls.addAll(ofLine(inner.group(1))));
    for (ShellLine.Segment segment : ShellLine.parse(code).segments()) {
      List<String> words =
          segment.words().stream().dropWhile(word -> ASSIGNMENT.matcher(word).matches()).toList();
      if (!words.isEmpty() && words.getFirst().matches("(.*/)?memories")) {
        calls.add(words.subList(1, words.size()));
      }
    }
    return calls;
  }

  /** The lines of a document that show commands; a block with prompts shows them only there. */
  static List<String> linesOf(List<String> document) {
    List<String> lines = new ArrayList<>();
    List<String> block = new ArrayList<>();
    boolean fenced = false;
    for (String line : document) {
      boolean fence = line.startsWith(FENCE);
      boolean code = !fence && (fenced || line.startsWith(INDENT));
      fenced ^= fence;
      if (code) {
        block.add(line.strip());
      } else if (fence || !line.isBlank()) {
        lines.addAll(commands(block));
        block.clear();
        lines.addAll(inline(line).toList());
      }
    }
    lines.addAll(commands(block));
    return lines;
  }

  private static List<String> commands(List<String> block) {
    List<String> prompted = block.stream().filter(line -> line.startsWith(PROMPT)).toList();
    return prompted.isEmpty()
        ? List.copyOf(block)
        : prompted.stream().map(line -> line.substring(PROMPT.length())).toList();
  }

  private static Stream<String> inline(String line) {
    return INLINE
        .matcher(line)
        .results()
        .map((MatchResult code) -> code.group(1))
        .filter(code -> code.contains(" "));
  }
}
