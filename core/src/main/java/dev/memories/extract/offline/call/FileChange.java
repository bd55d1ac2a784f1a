package dev.memories.extract.offline.call;

import dev.memories.rollout.item.ToolReport.ChangedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a patch does to one file.
 *
 * @param verb {@code added}, {@code patched} or {@code deleted}
 * @param path as the patch spells it
 * @param before the replaced part of the line; empty unless exactly one line replaced one
 * @param after what came in its place, or the first line added that says something
 * @param defines names that the added lines define and the removed ones do not, as they stand there
 * @param switchOff the first added line that keeps tests from running; empty when there is none
 * @param switchesOn whether it takes such a line out
 * @param lines which lines it adds and removes
 */
public record FileChange(
    String verb,
    String path,
    String before,
    String after,
    List<String> defines,
    String switchOff,
    boolean switchesOn,
    ChangedLines lines) {
  public FileChange {
    defines = List.copyOf(defines);
  }

  private static final String BEGIN = "*** Begin Patch";
  private static final String FILE = " File: ";

  /** Whether the text holds a patch, by itself or inside a command. */
  static boolean isIn(String text) {
    return text.contains(BEGIN);
  }

  /**
   * A file as the tool reports it.
   *
   * @param path as it is to be shown
   */
  public static FileChange reported(ChangedFile file, String path) {
    Open open = new Open(verb(file.action()), path);
    file.diff().lines().forEach(open::take);
    return open.close();
  }

  /** The files of a patch, in its order; empty when it names none. */
  public static List<FileChange> in(String text) {
    List<FileChange> changes = new ArrayList<>();
    Optional<Open> open = Optional.empty();
    for (String line : text.substring(Math.max(0, text.indexOf(BEGIN))).lines().toList()) {
      int file = line.startsWith("*** ") ? line.indexOf(FILE) : -1;
      if (file > 0) {
        open.ifPresent(done -> changes.add(done.close()));
        open =
            Optional.of(
                new Open(
                    verb(line.substring(4, file)), line.substring(file + FILE.length()).strip()));
      } else if (line.startsWith("*** End Patch")) {
        break;
      } else {
        open.ifPresent(patched -> patched.take(line));
      }
    }
    open.ifPresent(done -> changes.add(done.close()));
    return List.copyOf(changes);
  }

  private static String verb(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "add" -> "added";
      case "delete" -> "deleted";
      default -> "patched";
    };
  }

  /** A file whose hunks are still being read; keeps the first few lines of each side. */
  private static final class Open {
    private static final int MOST_LINES = 40;
    private static final int LEAST_TELLING_CHARS = 4;
    private static final int AROUND_CHARS = 12;
    private final String verb;
    private final String path;
    private final List<String> removed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    Open(String verb, String path) {
      this.verb = verb;
      this.path = path;
    }

    void take(String line) {
      List<String> side = line.startsWith("-") ? removed : line.startsWith("+") ? added : List.of();
      if (line.length() > 1 && side != List.<String>of() && side.size() < MOST_LINES) {
        side.add(line.substring(1).strip());
      }
    }

    FileChange close() {
      FileChange change = change();
      String off =
          added.stream()
              .filter(line -> TestSwitches.isOff(path, line) && !removed.contains(line))
              .findFirst()
              .orElse("");
      boolean on =
          off.isEmpty() && removed.stream().anyMatch(line -> TestSwitches.isOff(path, line));
      return new FileChange(
          verb,
          path,
          change.before,
          change.after,
          change.defines,
          off,
          on,
          ChangedLines.of(added, removed));
    }

    private FileChange change() {
      boolean isPatched = verb.equals("patched");
      if (isPatched && removed.size() == 1 && added.size() == 1) {
        return replaced(removed.getFirst(), added.getFirst());
      }
      List<String> defines = Definitions.in(path, added, removed);
      if (!isPatched) {
        return of("", "", defines);
      }
      List<String> telling =
          added.stream().filter(line -> !removed.contains(line) && saysSomething(line)).toList();
      return of(
          "",
          telling.stream()
              .filter(line -> line.contains("(") || line.contains("="))
              .findFirst()
              .or(() -> telling.stream().findFirst())
              .orElse(""),
          defines);
    }

    private FileChange of(String before, String after, List<String> defines) {
      return new FileChange(verb, path, before, after, defines, "", false, ChangedLines.NONE);
    }

    private static boolean saysSomething(String line) {
      return line.chars().filter(Character::isLetterOrDigit).count() >= 4
          && !line.matches(
              "(?:import|from|using|use|package|#include|require|return;)\\b.*|[/*#\"].*|try\\b.{0,3}|else\\b.{0,3}");
    }

    /** Narrows two lines to where they differ, at the borders of names. */
    private FileChange replaced(String before, String after) {
      int shortest = Math.min(before.length(), after.length());
      int start = 0;
      while (start < shortest && before.charAt(start) == after.charAt(start)) {
        start++;
      }
      int end = 0;
      while (end < shortest - start
          && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
        end++;
      }
      while (start > 0 && isName(before.charAt(start - 1))) {
        start--;
      }
      while (end > 0 && isName(before.charAt(before.length() - end))) {
        end--;
      }
      while (end > 0
          && (opens(before, start, before.length() - end)
              || opens(after, start, after.length() - end))) {
        end--;
      }
      String gone = before.substring(start, before.length() - end).strip();
      String come = after.substring(start, after.length() - end).strip();
      if (Math.min(gone.length(), come.length()) >= LEAST_TELLING_CHARS) {
        return of(gone, come, List.of());
      }
      // A digit or a sign alone tells little: then with the words around it.
      int from = wordsBefore(before, start);
      int rest = before.length() - wordsAfter(before, before.length() - end);
      return of(
          before.substring(from, before.length() - rest).strip(),
          after.substring(from, after.length() - rest).strip(),
          List.of());
    }

    /** Whether a part of a line leaves a bracket open. */
    private static boolean opens(String line, int from, int to) {
      int depth = 0;
      for (int i = from; i < to; i++) {
        char c = line.charAt(i);
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      }
      return depth > 0;
    }

    /** Where the words begin that lead up to a place; the line's start if that is near. */
    private static int wordsBefore(String line, int place) {
      if (place <= AROUND_CHARS * 2) {
        return 0;
      }
      int space = line.lastIndexOf(' ', place - AROUND_CHARS);
      return space < 0 ? 0 : space;
    }

    private static int wordsAfter(String line, int place) {
      if (line.length() - place <= AROUND_CHARS * 2) {
        return line.length();
      }
      int space = line.indexOf(' ', place + AROUND_CHARS);
      return space < 0 ? line.length() : space;
    }

    private static boolean isName(char c) {
      return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '$';
    }
  }
}
