package dev.memories.extract.offline.words;

import dev.memories.shellline.ShellLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names the kind of check that a sentence or a command line is about: tests, lint, types. */
public final class CheckTopics {
  private static final String BUNDLE = "bundle";
  private static final Pattern FILE = Pattern.compile("[^/]\\.[A-Za-z]\\w{0,5}$");

  private final CueWords words = CueWords.load("check-words.txt");

  CheckTopics() {}

  /** The topics of a sentence; empty when it names no check. */
  public Set<String> of(String sentence) {
    return words.in(sentence).anywhere();
  }

  /**
   * The topics of a command line; empty when it runs no check that has a name. The files that a
   * program works on do not count: {@code rubocop spec/cart_spec.rb} is about lint.
   */
  public Set<String> ofCommand(String line) {
    return ShellLine.parse(line).segments().stream()
        .flatMap(segment -> ofWords(segment.words()).stream())
        .collect(Collectors.toSet());
  }

  private Set<String> ofWords(List<String> command) {
    Set<String> topics = new HashSet<>();
    for (int i = 0; i < command.size(); i++) {
      String word = command.get(i);
      boolean isLauncher =
          word.equals(BUNDLE) && i + 1 < command.size() && command.get(i + 1).equals("exec");
      boolean isFile = FILE.matcher(word).find() || (word.contains("/") && !topics.isEmpty());
      if (!isLauncher && !isFile) {
        topics.addAll(of(word.substring(word.lastIndexOf('/') + 1)));
      }
    }
    return topics;
  }
}
