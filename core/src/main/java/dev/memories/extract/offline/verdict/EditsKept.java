package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.UserSignal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether edits outlive what follows them. */
public final class EditsKept {
  private EditsKept() {}

  /**
   * Whether the work on the user's next message builds on edits of a stretch, instead of taking all
   * of them back. Files that this work edits again count as taken back where the user ordered that.
   */
  static boolean in(TurnEvidence stretch, TurnEvidence following) {
    Set<String> edited = files(stretch);
    Set<String> editedAgain = files(following);
    boolean isUndone = following.words().says(UserSignal.UNDOES);
    boolean goesOn = !editedAgain.isEmpty() || EditKind.byGit(following);
    return goesOn
        && edited.stream()
            .filter(file -> !(isUndone && editedAgain.contains(file)))
            .anyMatch(file -> following.steps().stream().noneMatch(step -> restores(step, file)));
  }

  private static Set<String> files(TurnEvidence turn) {
    return EditKind.files(turn).map(Excerpt::text).collect(Collectors.toSet());
  }

  /** Whether a Git command brings back a file, by its name, its folder, or all files. */
  public static boolean restores(ToolStep step, String file) {
    if (!(step instanceof ToolStep.Command command && EditKind.isByGit(step))) {
      return false;
    }
    List<String> words = List.of(command.edit().text().strip().split("\\s+", -1));
    String action = words.size() > 1 ? words.get(1) : "";
    List<String> paths = words.stream().skip(2).filter(word -> !word.startsWith("-")).toList();
    boolean namesPaths = action.equals("restore") || words.contains("--");
    return switch (action) {
      case "checkout", "restore" ->
          paths.stream().anyMatch(path -> path.equals(".") || covers(path, file, namesPaths));
      case "reset" -> words.contains("--hard");
      case "revert" -> words.contains("HEAD");
      default -> false;
    };
  }

  /**
   * Whether a word of a command is a file or a folder above it; the file may be written with more
   * in front. A plain word may be a branch: then it counts only as the first folder of the file.
   */
  private static boolean covers(String word, String file, boolean isPath) {
    String path = word.replaceFirst("/$", "");
    boolean isSurelyPath = isPath || word.matches(".*[./].*");
    return isSurelyPath
        ? ("/" + file + "/").contains("/" + path + "/")
        : file.startsWith(path + "/");
  }
}
