package dev.memories.shellline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Parser of one command line, from left to right. */
final class ShellLineParser {
  /** The operator after a program. */
  private enum Connector {
    AND,
    OR,
    PIPE,
    THEN,
    END
  }

  /** A program, before {@link #decided} knows whether its exit code is visible. */
  private record Part(List<String> words, Connector after, boolean writes, String raw) {}

  /** Reserved words with a command right after them. */
  private static final Set<String> BEFORE_A_COMMAND =
      Set.of("do", "then", "else", "if", "elif", "while", "until");

  private static final String MERGED = " 2>&1";

  private final String line;
  private final List<Part> parts = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean writes;
  private int from;
  private int at;

  ShellLineParser(String line) {
    this.line = line;
  }

  List<ShellLine.Segment> parse() {
    while (at < line.length()) {
      char c = line.charAt(at);
      switch (c) {
        case '\'' -> quote('\'');
        case '"' -> quote('"');
        case '\\' -> escaped();
        case '$' -> dollar();
        case '>' -> redirect();
        case '<' -> hereDocument();
        case '|' -> connect(next('|') ? Connector.OR : Connector.PIPE, next('|') ? 2 : 1);
        case '&' -> ampersand();
        case ';', '\n' -> connect(Connector.THEN, 1);
        case ' ', '\t', '\r' -> {
          endWord();
          at++;
        }
        default -> {
          append(c);
          at++;
        }
      }
    }
    connect(Connector.END, 0);
    return decided();
  }

  private void quote(char mark) {
    inWord = true;
    at++;
    while (at < line.length() && line.charAt(at) != mark) {
      if (mark == '"' && line.charAt(at) == '\\' && at + 1 < line.length()) {
        at++;
      }
      word.append(line.charAt(at++));
    }
    at++;
  }

  private void escaped() {
    if (at + 1 < line.length() && line.charAt(at + 1) != '\n') {
      append(line.charAt(at + 1));
    }
    at += 2;
  }

  /** Adds {@code $(...)} to the current word; operators inside it do not split the line. */
  private void dollar() {
    append('$');
    at++;
    if (at >= line.length() || line.charAt(at) != '(') {
      return;
    }
    int depth = 0;
    while (at < line.length()) {
      char c = line.charAt(at++);
      word.append(c);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return;
      }
    }
  }

  private void redirect() {
    if (word.length() == 1 && Character.isDigit(word.charAt(0))) {
      word.setLength(0);
      inWord = false;
    }
    endWord();
    while (at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == ' ')) {
      at++;
    }
    int start = at;
    while (at < line.length() && " \t\n;|)".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    String target = line.substring(start, at);
    writes |= !target.startsWith("&") && !target.startsWith("/dev/") && !target.startsWith("/tmp/");
  }

  /** Skips the body of {@code <<WORD}. A single {@code <} only names an input file. */
  private void hereDocument() {
    endWord();
    at++;
    if (at >= line.length() || line.charAt(at) != '<') {
      return;
    }
    int nameEnd = at + 1;
    while (nameEnd < line.length() && " \t\n;|&>".indexOf(line.charAt(nameEnd)) < 0) {
      nameEnd++;
    }
    String name = line.substring(at + 1, nameEnd).replaceAll("[-'\"\\\\]", "");
    int body = line.indexOf('\n', nameEnd);
    int end = name.isEmpty() || body < 0 ? -1 : line.indexOf("\n" + name, body);
    if (end < 0) {
      at = line.length();
      return;
    }
    // The rest of the line after the name still belongs to the command.
    int resume = end + 1 + name.length();
    String rest = line.substring(nameEnd, body);
    List<ShellLine.Segment> tail = new ShellLineParser(rest).parse();
    writes |= tail.stream().anyMatch(ShellLine.Segment::writes);
    at = resume;
  }

  private void ampersand() {
    if (next('&')) {
      connect(Connector.AND, 2);
    } else if (next('>')) {
      at++;
      redirect();
    } else {
      connect(Connector.THEN, 1);
    }
  }

  private boolean next(char expected) {
    return at + 1 < line.length() && line.charAt(at + 1) == expected;
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }

  private void connect(Connector connector, int length) {
    endWord();
    String raw = line.substring(from, Math.min(at, line.length())).strip();
    at += length;
    from = at;
    if (words.isEmpty()) {
      return;
    }
    String shown = raw.endsWith(MERGED) ? raw.substring(0, raw.length() - MERGED.length()) : raw;
    while (words.size() > 1 && BEFORE_A_COMMAND.contains(words.getFirst())) {
      shown = shown.substring(words.removeFirst().length()).strip();
    }
    parts.add(new Part(words, connector, writes, shown));
    words = new ArrayList<>();
    writes = false;
  }

  /** Walks back from the end: exit code 0 only proves the last chain of {@code &&}. */
  private List<ShellLine.Segment> decided() {
    boolean pipefail = line.contains("pipefail");
    boolean stopsOnError = line.contains("set -e") || line.contains("set -o errexit");
    boolean[] decides = new boolean[parts.size()];
    boolean chain = true;
    int lastOr = parts.size() - 1;
    for (int i = parts.size() - 1; i >= 0; i--) {
      switch (i == parts.size() - 1 ? Connector.END : parts.get(i).after()) {
        case END -> decides[i] = true;
        case AND -> decides[i] = chain;
        case PIPE -> decides[i] = chain && pipefail;
        case THEN -> {
          chain &= stopsOnError;
          decides[i] = chain;
        }
        case OR -> {
          chain = false;
          // `a || b`: exit code 0 proves nothing about b either. The loop ends at the next `||`,
          // whose parts are done.
          for (int j = i + 1; j <= lastOr && (j == i + 1 || !endsChain(j - 1)); j++) {
            decides[j] = false;
          }
          lastOr = i;
        }
      }
    }
    return IntStream.range(0, parts.size())
        .mapToObj(i -> segment(parts.get(i), decides[i]))
        .toList();
  }

  private static ShellLine.Segment segment(Part part, boolean decides) {
    return new ShellLine.Segment(part.words(), decides, part.writes(), part.raw());
  }

  private boolean endsChain(int part) {
    return parts.get(part).after() == Connector.THEN;
  }
}
