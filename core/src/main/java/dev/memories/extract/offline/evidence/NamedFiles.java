package dev.memories.extract.offline.evidence;

import dev.memories.shellline.ShellLine;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The files that a command line names as what it reads or changes. */
final class NamedFiles {
  private static final Set<String> PROGRAMS =
      Set.of(
          "cat", "head", "tail", "less", "nl", "bat", "sed", "perl", "mv", "cp", "rm", "tee",
          "git");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:\\.{0,2}/)?(?:[\\p{L}\\p{N}_@+.*-]+/)*(?:[\\p{L}\\p{N}_@+*-][\\p{L}\\p{N}_.@+*-]*)?\\.[A-Za-z]\\w{0,9}");
  private static final int MOST = 4;

  private NamedFiles() {}

  static List<String> of(ShellLine commandLine) {
    return commandLine.segments().stream()
        .filter(segment -> PROGRAMS.contains(segment.program()))
        .flatMap(segment -> segment.arguments().stream())
        .filter(word -> word.indexOf('.') >= 0 && FILE.matcher(word).matches())
        .distinct()
        .limit(MOST)
        .toList();
  }
}
