package dev.memories.extract.offline.call;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names that lines of code define: functions, types, tests, targets of a makefile, and
 * the headings of a document.
 *
 * <p>Goes by the form of common languages, for one line at a time. A line it does not know defines
 * nothing.
 */
final class Definitions {
  private static final int MOST = 3;
  private static final int MOST_LINE_CHARS = 200;

  private static final String MODIFIERS =
      "(?:(?:@\\w+|export|default|public|private|protected|internal|static|final|abstract|async|pub"
          + "|sealed|data|open|override|inline|unsafe|declare)\\s+)";

  private static final List<Pattern> CODE =
      List.of(
          // A keyword and a name: def total(, class Cart, fn parse(, CREATE TABLE orders
          Pattern.compile(
              "(?U)^"
                  + MODIFIERS
                  + "{0,5}(?:def|class|interface|struct|enum|record|trait|module|protocol|fn|func"
                  + "|function|sub|fun|(?i:create\\s+(?:table|index|view)(?:\\s+if\\s+not\\s+exists)?))\\s+"
                  + "(?:\\([^)]*\\)\\s*)?(\\w[\\w$.]*)"),
          // A method after a modifier: public static Money of(
          Pattern.compile("(?U)^" + MODIFIERS + "{1,5}(?:[\\w<>\\[\\],.?]+\\s+)?(\\w+)\\s*\\("),
          // A function in a variable: export const total = (a) =>
          Pattern.compile(
              "(?U)^(?:export\\s+)?(?:const|let|var)\\s+(\\w+)\\s*=\\s*(?:async\\s*)?(?:function\\b|\\([^)]*\\)\\s*=>|\\w+\\s*=>)"),
          // A test that is named by a text: it("adds", test('adds'
          Pattern.compile(
              "^(?:it|test|describe|scenario|context)\\s*\\(\\s*[\"'`]([^\"'`]{3,80})"));

  private static final List<Pattern> DOCUMENT =
      List.of(Pattern.compile("^#{1,4}\\s+([^`]{3,60})$"));

  private static final Pattern DOCUMENT_NAME = Pattern.compile("(?i).*\\.(?:md|mdx|markdown)");

  private Definitions() {}

  /** At most three names, in the order of the lines of a file. */
  static List<String> in(String path, List<String> added, List<String> removed) {
    List<Pattern> forms = DOCUMENT_NAME.matcher(path).matches() ? DOCUMENT : CODE;
    Set<String> before = new LinkedHashSet<>(names(removed, forms));
    return names(added, forms).stream().filter(name -> !before.contains(name)).limit(MOST).toList();
  }

  private static List<String> names(List<String> lines, List<Pattern> forms) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : lines) {
      if (line.length() <= MOST_LINE_CHARS) {
        forms.stream()
            .map(form -> form.matcher(line))
            .filter(Matcher::find)
            .findFirst()
            .ifPresent(found -> names.add(found.group(1).strip()));
      }
    }
    return List.copyOf(names);
  }
}
