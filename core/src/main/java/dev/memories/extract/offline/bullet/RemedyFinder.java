package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.extract.offline.verdict.EditsKept;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceFactWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pairs commands that failed with the later run that passed, over a whole session. */
public final class RemedyFinder {
  private static final int COMMAND_CHARS = 150;
  private static final int MOST_STEPS_BETWEEN = 60;
  private static final int MOST_CHANGES = 2;

  /** What the system says when a sandbox forbids a file, a socket or the network. */
  private static final Pattern SANDBOX =
      Pattern.compile(
          "(?i)permission denied|operation not permitted|read-only file system|name resolution"
              + "|not resolve host|network is unreachable|EAI_AGAIN|ENOTFOUND|EPERM|EACCES|EROFS");

  /** What fails because of how code is laid out. */
  private static final Pattern ABOUT_LAYOUT =
      Pattern.compile("(?i)fmt|format|lint|style|prettier|black|ruff|rubocop|spotless|check$");

  private final List<ToolStep> steps;

  private final IdentityHashMap<ToolStep.Command, CommandShape> shapes = new IdentityHashMap<>();

  /** The steps that change files by Git. */
  private final List<ToolStep> byGit;

  /**
   * @param steps of a session, in order
   */
  public RemedyFinder(List<ToolStep> steps) {
    this.steps = steps;
    this.byGit = steps.stream().filter(EditKind::isByGit).toList();
  }

  /** What made an error go away; empty when every later run of the command still shows it. */
  Optional<Remedy> remedyOf(ToolStep.Command failed) {
    int at = steps.indexOf(failed);
    int end = Math.min(steps.size(), at + MOST_STEPS_BETWEEN);
    for (int i = at + 1; at >= 0 && i < end; i++) {
      if (steps.get(i) instanceof ToolStep.Command later
          && later.result().ran()
          && later.result().exit() != null
          && !(later.role().checks() && later.role().changes())) {
        Retry retry = new Retry(failed, shapeOf(failed), later, shapeOf(later));
        if (retry.isSameThing()
            && !retry.hasSameError()
            && (retry.passed() || retry.goesFurther() || goesOn(failed, later, retry))) {
          return remedy(failed, later, retry, steps.subList(at + 1, i));
        }
      }
    }
    return at < 0 || failed.escalated() ? Optional.empty() : leftSandbox(failed, at, end);
  }

  /** Whether a patch failed and no later edit of one of its files worked. */
  boolean isLost(ToolStep.Patch patch) {
    return EditKind.isLost(patch, steps);
  }

  /** Whether a Git command brings a file back as it was, at a line or later. */
  boolean isRestored(Excerpt file, long line) {
    return byGit.stream()
        .filter(step -> step.line() >= line)
        .anyMatch(step -> EditsKept.restores(step, file.text()));
  }

  /** Whether Git brought all files of a patch back later: it is no remedy then. */
  private boolean isTakenBack(ToolStep step) {
    return step instanceof ToolStep.Patch patch
        && !patch.changes().isEmpty()
        && patch.changes().stream().allMatch(change -> isRestored(change.path(), step.line()));
  }

  /** Whether a later patch lets the tests of a file run again. */
  boolean isSwitchedOnLater(ToolStep.FileEdit off, long line) {
    return steps.stream()
        .filter(step -> step.line() > line)
        .filter(ToolStep.Patch.class::isInstance)
        .map(ToolStep.Patch.class::cast)
        .filter(patch -> !patch.result().failed())
        .flatMap(patch -> patch.changes().stream())
        .anyMatch(change -> change.switchesOn() && change.path().equals(off.path()));
  }

  /** Another command of the program that passed outside the sandbox, where that was in the way. */
  private Optional<Remedy> leftSandbox(ToolStep.Command failed, int at, int end) {
    if (!isStoppedBySandbox(failed)) {
      return Optional.empty();
    }
    return ToolStep.commands(steps.subList(at + 1, end).stream())
        .filter(later -> later.escalated() && later.result().passed())
        .filter(later -> shapeOf(later).path().equals(shapeOf(failed).path()))
        .findFirst()
        .map(
            later ->
                new Remedy(
                    failed,
                    later,
                    "got past it outside the sandbox, with "
                        + later.main().shortened(COMMAND_CHARS).inCode(),
                    List.of(later.line(), later.result().line()),
                    false,
                    false));
  }

  private static boolean isStoppedBySandbox(ToolStep.Command failed) {
    return SANDBOX.matcher(failed.result().telling().text()).find();
  }

  /**
   * Whether another error shows that the first one is gone: it is the same way, or another one that
   * the run which passed at last took, too. Where none passed, more switches count where the
   * machine was in the way or no check is told: a check has many errors and tells one of them.
   */
  private boolean goesOn(ToolStep.Command failed, ToolStep.Command later, Retry retry) {
    if (!retry.isOtherWay()) {
      return true;
    }
    return firstPassed(later)
        .map(retry::isKeptBy)
        .orElseGet(
            () ->
                retry.onlyAddsSwitches()
                    && (!failed.role().checks() || isStoppedBySandbox(failed)));
  }

  /** The next run like this one that passed. */
  private Optional<ToolStep.Command> firstPassed(ToolStep.Command failed) {
    CommandShape shape = shapeOf(failed);
    return ToolStep.commands(steps.stream())
        .filter(later -> later.line() > failed.line())
        .filter(later -> Retry.passed(later) && shape.isLike(shapeOf(later)))
        .findFirst();
  }

  private CommandShape shapeOf(ToolStep.Command command) {
    return shapes.computeIfAbsent(
        command, one -> CommandShape.of(one.text().text(), one.main().text()));
  }

  private Optional<Remedy> remedy(
      ToolStep.Command failed, ToolStep.Command later, Retry retry, List<ToolStep> between) {
    String verb = retry.passed() ? "passed " : "got past it ";
    List<Long> lines = new ArrayList<>(List.of(later.line(), later.result().line()));
    boolean escapes = retry.escapes();
    Optional<ToolStep.Command> prepared =
        escapes || !retry.onlyAddsOptions() ? Optional.empty() : preparation(failed, between);
    if (prepared.isPresent()) {
      ToolStep.Command before = prepared.get();
      boolean leftSandbox = before.escalated() && !failed.escalated();
      lines.add(before.line());
      String how =
          verb + "after " + StepPhrases.code(before) + (leftSandbox ? ", outside the sandbox" : "");
      return Optional.of(new Remedy(failed, later, how, lines, false, false));
    }
    // A kill or a missing program is no fault that an edit of the project's files mends.
    boolean isVerdict = failed.result().ran();
    List<ToolStep> changes =
        between.stream()
            .filter(step -> mayHelp(step) && (isVerdict || !isEdit(step)))
            .filter(step -> !isTakenBack(step) && !isBesideThePoint(step, failed))
            .toList();
    boolean isPatched = changes.stream().anyMatch(ToolStep.Patch.class::isInstance);
    boolean isEdited = isVerdict && isPatched && !escapes && retry.differsInOptionsOnly();
    boolean isOtherWay = retry.isOtherWay() && !retry.isRepeated();
    if (escapes || (isOtherWay && !isEdited)) {
      String how = escapes ? "outside the sandbox" : "";
      // Where the sandbox was in the way, what else is new in the line did not help.
      boolean isOnlySandbox = escapes && (isStoppedBySandbox(failed) || retry.isSameLine());
      if (!isOnlySandbox) {
        how += (how.isEmpty() ? "" : " ") + retry.otherWay();
      }
      return Optional.of(new Remedy(failed, later, verb + how, lines, false, false));
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    if (changes.size() > MOST_CHANGES && retry.passed() && isPatched) {
      // Nobody can tell which of them helped.
      String how = TraceFactWriter.PASSED_LATER;
      return Optional.of(new Remedy(failed, later, how, lines, allEdit(changes), true));
    }
    List<ToolStep> last =
        changes.subList(Math.max(0, changes.size() - MOST_CHANGES), changes.size());
    last.forEach(change -> lines.add(change.line()));
    String how =
        verb
            + "after "
            + last.stream()
                .map(RemedyFinder::changeIn)
                .distinct()
                .collect(Collectors.joining(" and "));
    return Optional.of(
        new Remedy(
            failed,
            later,
            how,
            lines,
            allEdit(last),
            last.stream().anyMatch(ToolStep.Patch.class::isInstance)));
  }

  /**
   * Another command of the same program that passed in between, such as {@code dotnet restore}: an
   * option like {@code --no-restore} only says that it ran.
   */
  private Optional<ToolStep.Command> preparation(ToolStep.Command failed, List<ToolStep> between) {
    CommandShape shape = shapeOf(failed);
    return ToolStep.commands(between.stream())
        .filter(step -> step.role().kind() == CommandKind.RUN && step.result().passed())
        .filter(step -> shapeOf(step).program().equals(shape.program()))
        .filter(step -> !shapeOf(step).words().equals(shape.words()))
        .reduce((_, last) -> last);
  }

  private static boolean allEdit(List<ToolStep> changes) {
    return changes.stream().allMatch(RemedyFinder::isEdit);
  }

  /** Another layout mends no test. */
  private static boolean isBesideThePoint(ToolStep step, ToolStep.Command failed) {
    return step instanceof ToolStep.Command command
        && command.role().main().isLayout()
        && !ABOUT_LAYOUT.matcher(failed.main().text()).find();
  }

  private static boolean mayHelp(ToolStep step) {
    return isEdit(step)
        || (step instanceof ToolStep.Command command
            && command.result().passed()
            && command.role().kind() == CommandKind.RUN);
  }

  private static boolean isEdit(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch patch -> !patch.result().failed() && !patch.changes().isEmpty();
      case ToolStep.Command command -> command.role().changes() && command.result().passed();
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }

  private static String changeIn(ToolStep step) {
    return switch (step) {
      case ToolStep.Patch patch ->
          StepPhrases.edit(
              patch.changes().stream()
                  .filter(change -> !change.after().isEmpty())
                  .findFirst()
                  .orElseGet(patch.changes()::getFirst));
      case ToolStep.Command command -> StepPhrases.code(command);
      case ToolStep.OtherCall call -> call.tool();
      case ToolStep.Lookup source -> source.place().inCode();
      case ToolStep.ReviewFinding finding -> finding.place().inCode();
    };
  }
}
