package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.extract.offline.verdict.EditsKept;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRules;
import dev.memories.shellline.ExitCodes;
import dev.memories.shellline.ShellLine;
import dev.memories.trace.TraceFactWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pairs commands that failed with the later run that passed, over a whole session. */
public final class RemedyFinder {
  /** A shorter command is told whole, so that it can be copied. */
  private static final int LEAST_COMPARED_CHARS = 40;

  private static final int COMMAND_CHARS = 150;
  private static final int MOST_STEPS_BETWEEN = 60;
  private static final int MOST_CHANGES = 2;
  private static final CommandRules RULES = new CommandRules();

  /** What the system says when a sandbox forbids a file, a socket or the network. */
  private static final Pattern SANDBOX =
      Pattern.compile(
          "(?i)permission denied|operation not permitted|read-only file system|name resolution"
              + "|not resolve host|network is unreachable|EAI_AGAIN|ENOTFOUND|EPERM|EACCES|EROFS");

  /** Programs that change the shell in which the others run, but for its folder. */
  private static final Set<String> SETUP = Set.of("source", ".", "export", "set");

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
    CommandShape shape = shapeOf(failed);
    int end = Math.min(steps.size(), at + MOST_STEPS_BETWEEN);
    for (int i = at + 1; at >= 0 && i < end; i++) {
      if (steps.get(i) instanceof ToolStep.Command later
          && later.result().ran()
          && later.result().exit() != null
          && !hasSameError(failed, later)
          && !(later.role().checks() && later.role().changes())
          && (passed(later) || goesOn(failed, later) || goesFurther(failed, later))
          && later.folder().equals(failed.folder())
          && (later.text().equals(failed.text())
              || goesFurther(failed, later)
              || shape.isLike(counterpart(failed, later)))) {
        return remedy(failed, later, steps.subList(at + 1, i));
      }
    }
    return at < 0 || failed.escalated() ? Optional.empty() : leftSandbox(failed, shape, at, end);
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
  private Optional<Remedy> leftSandbox(
      ToolStep.Command failed, CommandShape shape, int at, int end) {
    if (!isStoppedBySandbox(failed)) {
      return Optional.empty();
    }
    return steps.subList(at + 1, end).stream()
        .filter(ToolStep.Command.class::isInstance)
        .map(ToolStep.Command.class::cast)
        .filter(later -> later.escalated() && later.result().passed())
        .filter(later -> shapeOf(later).path().equals(shape.path()))
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
                    false,
                    false));
  }

  private static boolean isStoppedBySandbox(ToolStep.Command failed) {
    return SANDBOX.matcher(failed.result().telling().text()).find();
  }

  /** Whether a later line begins with the whole line that failed, and fails in another way. */
  private static boolean goesFurther(ToolStep.Command failed, ToolStep.Command later) {
    return later.text().text().startsWith(failed.text().text() + " &&");
  }

  private static boolean passed(ToolStep.Command later) {
    return later.result().passed() && !later.failed();
  }

  /**
   * Whether another error shows that the first one is gone: it is the same way, or another one that
   * the run which passed at last took, too. Where none passed, more switches count where the
   * machine was in the way or no check is told: a check has many errors and tells one of them.
   */
  private boolean goesOn(ToolStep.Command failed, ToolStep.Command later) {
    CommandShape before = shapeOf(failed);
    CommandShape after = counterpart(failed, later);
    if (!isOtherWay(before, after)) {
      return true;
    }
    CommandDifference difference = difference(failed, later);
    Optional<ToolStep.Command> passed = firstPassed(later);
    if (passed.isPresent()) {
      return difference.isKeptIn(withSetup(passed.get()).text());
    }
    boolean addsSwitches =
        after.hasOnlyMoreSwitchesThan(before)
            && (differsInOptionsOnly(before, after) || difference.onlyAddsSwitches());
    return addsSwitches && (!failed.role().checks() || isStoppedBySandbox(failed));
  }

  /** The next run like this one that passed. */
  private Optional<ToolStep.Command> firstPassed(ToolStep.Command failed) {
    CommandShape shape = shapeOf(failed);
    return steps.stream()
        .filter(step -> step.line() > failed.line())
        .filter(ToolStep.Command.class::isInstance)
        .map(ToolStep.Command.class::cast)
        .filter(later -> passed(later) && shape.isLike(shapeOf(later)))
        .findFirst();
  }

  /**
   * A run of tests has many errors and tells one of them: as long as it fails, the others may still
   * be there.
   */
  private static boolean hasSameError(ToolStep.Command failed, ToolStep.Command later) {
    boolean isSameCheck =
        failed.role().checks() && later.role().checks() && failed.shown().equals(later.shown());
    return later.failed() && (isSameCheck || hasSameTelling(failed, later));
  }

  private static boolean hasSameTelling(ToolStep.Command failed, ToolStep.Command later) {
    return later
        .result()
        .telling()
        .withoutNumbers()
        .equals(failed.result().telling().withoutNumbers());
  }

  private CommandShape shapeOf(ToolStep.Command command) {
    return shapes.computeIfAbsent(
        command, one -> CommandShape.of(one.text().text(), one.main().text()));
  }

  private CommandShape counterpart(ToolStep.Command failed, ToolStep.Command later) {
    String part = counterpartText(failed, later);
    return part.equals(later.main().text())
        ? shapeOf(later)
        : CommandShape.of(later.text().text(), part);
  }

  /** The part of a later line that does what failed: its main part may do something else. */
  private String counterpartText(ToolStep.Command failed, ToolStep.Command later) {
    if (later.text().equals(later.main())) {
      return later.main().text();
    }
    CommandShape before = shapeOf(failed);
    return ShellLine.parse(later.text().text()).segments().stream()
        .map(ShellLine.Segment::raw)
        .filter(
            part -> {
              CommandShape shape = CommandShape.of(part, part);
              return shape.program().equals(before.program())
                  && shape.words().equals(before.words())
                  && shape.options().containsAll(before.options());
            })
        .findFirst()
        .orElse(later.main().text());
  }

  private Optional<Remedy> remedy(
      ToolStep.Command failed, ToolStep.Command later, List<ToolStep> between) {
    String verb = passed(later) ? "passed " : "got past it ";
    List<Long> lines = new ArrayList<>(List.of(later.line(), later.result().line()));
    // A kill or a missing program is no fault that an edit of the project's files mends.
    boolean isVerdict = failed.result().ran();
    List<ToolStep> changes =
        between.stream()
            .filter(step -> mayHelp(step) && (isVerdict || !isEdit(step)))
            .filter(step -> !isTakenBack(step))
            .toList();
    CommandShape before = shapeOf(failed);
    CommandShape after = counterpart(failed, later);
    boolean isMissing = ExitCodes.isMissingProgram(exit(failed));
    boolean isOther = isOtherWay(before, after);
    boolean escaped = later.escalated() && !failed.escalated() && !(isMissing && isOther);
    boolean isEdited =
        !escaped
            && isOther
            && isVerdict
            && differsInOptionsOnly(before, after)
            && changes.stream().anyMatch(ToolStep.Patch.class::isInstance);
    if ((escaped || isOther) && !isEdited) {
      String how = escaped ? "outside the sandbox" : "";
      // Where the sandbox was in the way, what else is new in the line did not help.
      boolean isOnlySandbox = escaped && isStoppedBySandbox(failed);
      if (!isOnlySandbox && !(escaped && withSetup(later).equals(withSetup(failed)))) {
        how += (how.isEmpty() ? "" : " ") + otherWay(failed, later);
      }
      return Optional.of(new Remedy(failed, later, verb + how, lines, false, false, true));
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    boolean isPatched = changes.stream().anyMatch(ToolStep.Patch.class::isInstance);
    if (changes.size() > MOST_CHANGES && passed(later) && isPatched) {
      // Nobody can tell which of them helped.
      String how = TraceFactWriter.PASSED_LATER;
      return Optional.of(new Remedy(failed, later, how, lines, allEdit(changes), true, true));
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
            last.stream().anyMatch(ToolStep.Patch.class::isInstance),
            true));
  }

  private static boolean allEdit(List<ToolStep> changes) {
    return changes.stream().allMatch(RemedyFinder::isEdit);
  }

  /** What the later line has that the failed one lacks, where that is briefer than the line. */
  private String otherWay(ToolStep.Command failed, ToolStep.Command later) {
    String counterpart = counterpartText(failed, later);
    Excerpt other =
        counterpart.equals(later.main().text())
            ? withSetup(later)
            : new Excerpt(ShellLine.withSetup(later.text().text(), counterpart));
    boolean isShort = other.text().length() < LEAST_COMPARED_CHARS;
    if (!isShort && setup(failed).equals(setup(later))) {
      Optional<String> words = difference(failed, later).inWords();
      if (words.isPresent()) {
        return words.get();
      }
    }
    return "as " + (isShort ? other : repeating(other, failed)).inCode();
  }

  /** Of a line that ends with the failed one only what goes before. */
  private static Excerpt repeating(Excerpt other, ToolStep.Command failed) {
    String same = withSetup(failed).text();
    String before = other.text().substring(0, Math.max(0, other.text().length() - same.length()));
    boolean isRepeated = !before.isBlank() && other.text().endsWith(" " + same);
    return isRepeated ? new Excerpt(before + Excerpt.OMISSION) : other.shortened(COMMAND_CHARS);
  }

  private CommandDifference difference(ToolStep.Command failed, ToolStep.Command later) {
    return CommandDifference.between(failed.main().text(), counterpartText(failed, later));
  }

  /** What the line does before its main part, without changes of the folder. */
  private static List<String> setup(ToolStep.Command command) {
    String line = command.text().text();
    int main = Math.max(0, line.indexOf(command.main().text()));
    return ShellLine.parse(line.substring(0, main)).segments().stream()
        .filter(part -> SETUP.contains(part.program()))
        .map(ShellLine.Segment::raw)
        .toList();
  }

  private static int exit(ToolStep.Command command) {
    Integer exit = command.result().exit();
    return exit == null ? 0 : exit;
  }

  /** The part that matters, with what prepares it, and with what follows if that works, too. */
  private static Excerpt withSetup(ToolStep.Command command) {
    String line = command.text().text();
    String main = command.main().text();
    int from = line.indexOf(main);
    boolean works =
        from >= 0
            && command.role().decides()
            && ShellLine.parse(line.substring(from)).segments().stream()
                .skip(1)
                .anyMatch(
                    part ->
                        RULES.roleOf(part.raw()).kind().compareTo(CommandKind.QUERY) > 0
                            || part.writes());
    String after = works ? line.substring(from + main.length()) : "";
    return new Excerpt(ShellLine.withSetup(line, main) + after);
  }

  private static boolean differsInOptionsOnly(CommandShape before, CommandShape after) {
    return before.path().equals(after.path())
        && before.variables().equals(after.variables())
        && before.sourced().equals(after.sourced())
        && before.folder().equals(after.folder());
  }

  /** Another program, variable or folder, or fewer or more options. */
  private static boolean isOtherWay(CommandShape before, CommandShape after) {
    return !before.path().equals(after.path())
        || !before.variables().equals(after.variables())
        || !before.sourced().containsAll(after.sourced())
        || !before.folder().equals(after.folder())
        || !before.decidingOptions().equals(after.decidingOptions());
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
