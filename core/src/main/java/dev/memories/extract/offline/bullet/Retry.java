package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRules;
import dev.memories.shellline.ExitCodes;
import dev.memories.shellline.ShellLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A command that failed and a later one, held against each other. */
final class Retry {
  /** A shorter command is told whole, so that it can be copied. */
  private static final int LEAST_COMPARED_CHARS = 40;

  private static final int COMMAND_CHARS = 150;
  private static final CommandRules RULES = new CommandRules();

  /** Programs that change the shell in which the others run, but for its folder. */
  private static final Set<String> SETUP = Set.of("source", ".", "export", "set");

  private final ToolStep.Command failed;
  private final ToolStep.Command later;
  private final CommandShape before;
  private final CommandShape after;

  /** The part of the later line that does what failed. */
  private final String counterpart;

  /**
   * Compares two commands.
   *
   * @param before the shape of the failed one
   * @param shape that of the later one, as of its main part
   */
  Retry(ToolStep.Command failed, CommandShape before, ToolStep.Command later, CommandShape shape) {
    this.failed = failed;
    this.later = later;
    this.before = before;
    this.counterpart = counterpart(before, later);
    this.after = isMain() ? shape : CommandShape.of(later.text().text(), counterpart);
  }

  /** The main part of a later line may do something else than what failed. */
  private static String counterpart(CommandShape before, ToolStep.Command later) {
    String line = later.text().text();
    String main = later.main().text();
    if (line.equals(main) || !line.contains(before.program())) {
      return main;
    }
    return ShellLine.parse(line).segments().stream()
        .map(ShellLine.Segment::raw)
        .filter(part -> doesAllOf(before, CommandShape.of(part, part)))
        .findFirst()
        .orElse(main);
  }

  private static boolean doesAllOf(CommandShape before, CommandShape part) {
    return part.program().equals(before.program())
        && part.words().equals(before.words())
        && part.options().containsAll(before.options());
  }

  private boolean isMain() {
    return counterpart.equals(later.main().text());
  }

  boolean passed() {
    return passed(later);
  }

  static boolean passed(ToolStep.Command command) {
    return command.result().passed() && !command.failed();
  }

  /** Whether the later one does the same thing, as far as its line tells. */
  boolean isSameThing() {
    return later.folder().equals(failed.folder())
        && (later.text().equals(failed.text()) || goesFurther() || before.isLike(after));
  }

  /** Whether the later line begins with the whole line that failed. */
  boolean goesFurther() {
    return later.text().text().startsWith(failed.text().text() + " &&");
  }

  /**
   * Whether the later one still shows the error. A run of tests has many errors and tells one of
   * them: as long as it fails, the others may still be there.
   */
  boolean hasSameError() {
    boolean isSameCheck =
        failed.role().checks() && later.role().checks() && failed.shown().equals(later.shown());
    return later.failed() && (isSameCheck || hasSameTelling());
  }

  private boolean hasSameTelling() {
    String error = failed.result().telling().withoutNumbers();
    return later.result().telling().withoutNumbers().equals(error);
  }

  /** Another program, variable or folder, or fewer or more options. */
  boolean isOtherWay() {
    return !before.path().equals(after.path())
        || !before.variables().equals(after.variables())
        || !before.sourced().containsAll(after.sourced())
        || !before.folder().equals(after.folder())
        || !before.decidingOptions().equals(after.decidingOptions());
  }

  /** Whether the later line only goes on after the command that failed, as it was. */
  boolean isRepeated() {
    String same = failed.main().text();
    String way = way().text();
    return way.equals(same) || way.startsWith(same + " &&");
  }

  boolean differsInOptionsOnly() {
    return before.path().equals(after.path())
        && before.variables().equals(after.variables())
        && before.sourced().equals(after.sourced())
        && before.folder().equals(after.folder());
  }

  /** Whether the later one only has more options or variables. */
  boolean onlyAddsSwitches() {
    return after.hasOnlyMoreSwitchesThan(before)
        && (differsInOptionsOnly() || difference().onlyAddsSwitches());
  }

  /** Whether the later one has options that the failed one lacks, and differs in nothing else. */
  boolean onlyAddsOptions() {
    return differsInOptionsOnly()
        && !before.decidingOptions().equals(after.decidingOptions())
        && after.options().containsAll(before.options());
  }

  /** Whether a third command has what is new in the later one, too. */
  boolean isKeptBy(ToolStep.Command third) {
    return difference().isKeptIn(withSetup(third).text());
  }

  /** Whether only the later one ran outside the sandbox, and that may be what helped. */
  boolean escapes() {
    Integer exit = failed.result().exit();
    boolean isMissing = exit != null && ExitCodes.isMissingProgram(exit);
    return later.escalated() && !failed.escalated() && !(isMissing && isOtherWay());
  }

  /** Whether the two lines are the same, with what prepares them. */
  boolean isSameLine() {
    return withSetup(later).equals(withSetup(failed));
  }

  /** What the later line has that the failed one lacks, where that is briefer than the line. */
  String otherWay() {
    Excerpt other = way();
    boolean isShort = other.text().length() < LEAST_COMPARED_CHARS;
    if (!isShort && setup(failed).equals(setup(later))) {
      Optional<String> words = difference().inWords();
      if (words.isPresent()) {
        return words.get();
      }
    }
    return "as " + (isShort ? other : withoutRepetition(other)).inCode();
  }

  private Excerpt way() {
    return isMain()
        ? withSetup(later)
        : new Excerpt(ShellLine.withSetup(later.text().text(), counterpart));
  }

  /** Of a line that ends with the failed one only what goes before. */
  private Excerpt withoutRepetition(Excerpt other) {
    String same = withSetup(failed).text();
    String lead = other.text().substring(0, Math.max(0, other.text().length() - same.length()));
    boolean isRepeated = !lead.isBlank() && other.text().endsWith(" " + same);
    return isRepeated ? new Excerpt(lead + Excerpt.OMISSION) : other.shortened(COMMAND_CHARS);
  }

  private CommandDifference difference() {
    return CommandDifference.between(failed.main().text(), counterpart);
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
}
