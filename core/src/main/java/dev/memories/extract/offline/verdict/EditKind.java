package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.ShellLine;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells edits that a test or build could judge from those that it could not. */
public final class EditKind {
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?i).*\\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|org|tex)"
              + "|(?:.*/)?(?:docs?/.*|(?:LICEN[CS]E|NOTICE|CHANGELOG|CHANGES|README|AUTHORS|TODO)(?:\\..*)?)");

  private static final Pattern NO_FILE =
      Pattern.compile("(?i)no such file|does not exist|file not found");

  private EditKind() {}

  /** Whether a stretch edited documents only, or only went back and forth in Git. */
  static boolean needNoCheck(TurnEvidence turn) {
    List<ToolStep> edits = turn.steps().stream().filter(EditKind::edits).toList();
    return !edits.isEmpty()
        && (edits.stream().allMatch(EditKind::isOfDocuments)
            || edits.stream().allMatch(EditKind::isByGit));
  }

  /** Whether a stretch went back in Git. */
  static boolean byGit(TurnEvidence turn) {
    return turn.steps().stream().anyMatch(EditKind::isByGit);
  }

  /** Whether a step edited files. */
  public static boolean edits(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch patch -> !patch.result().failed();
      case ToolStep.Command command ->
          command.role().changes()
              && !command.result().failed()
              && command.result().ending() != StepResult.Ending.DECLINED;
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }

  /** Whether a stretch edited files. */
  public static boolean areIn(TurnEvidence turn) {
    return turn.steps().stream().anyMatch(EditKind::edits);
  }

  /** The files that a stretch edited, other than by Git. */
  static Stream<Excerpt> files(TurnEvidence turn) {
    return turn.steps().stream()
        .filter(step -> !isByGit(step))
        .flatMap(step -> files(step).stream());
  }

  /** The files that a step edited. */
  static List<Excerpt> files(ToolStep step) {
    if (!edits(step)) {
      return List.of();
    }
    return switch (step) {
      case ToolStep.Patch patch -> patch.changes().stream().map(ToolStep.FileEdit::path).toList();
      case ToolStep.Command command -> command.subjects();
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> List.of();
    };
  }

  private static boolean isOfDocuments(ToolStep step) {
    List<Excerpt> files = files(step);
    return !files.isEmpty() && files.stream().allMatch(EditKind::isDocument);
  }

  static boolean isDocument(Excerpt file) {
    return DOCUMENT.matcher(file.text()).matches();
  }

  /** Whether an edit only deletes files. */
  static boolean onlyDeletes(ToolStep edit) {
    return switch (edit) {
      case ToolStep.Patch patch ->
          !patch.changes().isEmpty()
              && patch.changes().stream().allMatch(change -> change.verb().equals("deleted"));
      case ToolStep.Command command -> isRemoval(command);
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }

  /** Whether a command does no more than delete files. */
  static boolean isRemoval(ToolStep.Command command) {
    return ShellLine.parse(command.text().text()).segments().stream()
        .allMatch(segment -> segment.program().equals("rm"));
  }

  /** Whether a command went back in Git, or changed files by it in another way. */
  public static boolean isByGit(ToolStep step) {
    return step instanceof ToolStep.Command command
        && command.result().passed()
        && command.edit().text().startsWith("git ");
  }

  /**
   * Whether a patch failed and no later edit of one of its files worked. A patch of a file that is
   * not there does not count where another edit worked: it had the wrong path.
   *
   * @param steps in which an edit may follow
   */
  public static boolean isLost(ToolStep.Patch failed, List<ToolStep> steps) {
    return failed.result().failed()
        && !failed.changes().isEmpty()
        && !(NO_FILE.matcher(failed.result().telling().text()).find()
            && steps.stream().anyMatch(EditKind::edits))
        && steps.stream()
            .filter(step -> step.line() > failed.line())
            .noneMatch(
                step -> failed.changes().stream().anyMatch(change -> edits(step, change.path())));
  }

  private static boolean edits(ToolStep step, Excerpt file) {
    return switch (step) {
      case ToolStep.Patch patch ->
          !patch.result().failed()
              && patch.changes().stream().anyMatch(change -> change.path().equals(file));
      case ToolStep.Command command ->
          command.role().changes()
              && command.result().endedWell()
              && command.text().text().contains(name(file));
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }

  /** The last part of a path. */
  public static String name(Excerpt file) {
    return file.text().substring(file.text().lastIndexOf('/') + 1);
  }
}
