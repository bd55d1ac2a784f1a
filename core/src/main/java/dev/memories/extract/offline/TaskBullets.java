package dev.memories.extract.offline;

import dev.memories.extract.offline.TaskBullet.Section;
import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.UserAnswer;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.shellline.CommandKind;
import dev.memories.shellline.ShellLine;
import dev.memories.shellline.ShellLine.Segment;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceFactWriter;
import dev.memories.trace.TraceOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything worth telling of one task, each bullet with its weight. */
final class TaskBullets {
  private static final int MOST_FILES = 5;
  private static final int COMMAND_CHARS = 160;
  private static final int PRINTED_CHARS = 110;
  private static final int BRIEF_CHARS = 90;
  private static final int MOST_LAST_STEPS = 3;
  private static final int GISTS_CHARS = 170;

  /** A script typed for one look: it proves nothing that a later session could use. */
  private static final Pattern PROBE = Pattern.compile("<<|\\s-(?:e|c|p)\\s|\\|");

  private static final Pattern USAGE = Pattern.compile("(?i)^usage\\b");

  private static final Set<String> PRINTERS = Set.of("echo", "printf", "true", "");

  private static final Pattern MOVE =
      Pattern.compile("(?:git\\s+)?mv\\s+(?:-\\S+\\s+)*([^\\s\"'`*$]+)\\s+([^\\s\"'`*$]+)");

  private final TraceTask task;
  private final TurnEvidence turn;

  /** The remedy of each telling failure of the task. */
  private final Map<ToolStep.Command, Optional<Remedy>> remedyOf;

  private final UnwantedCommands unwanted;
  private final ClaimCheck claims;
  private final List<TaskBullet> bullets = new ArrayList<>();

  private TaskBullets(
      TraceTask task, RemedyFinder remedies, UnwantedCommands unwanted, CheckTopics topics) {
    this.unwanted = unwanted;
    this.task = task;
    this.claims = new ClaimCheck(task.stretch(), topics);
    this.turn = task.stretch();
    this.remedyOf = remedies(remedies);
  }

  static List<TaskBullet> of(
      TraceTask task, RemedyFinder remedies, UnwantedCommands unwanted, CheckTopics topics) {
    TaskBullets all = new TaskBullets(task, remedies, unwanted, topics);
    if (task.stretch().rolledBackAt().isEmpty()) {
      all.changes();
      all.moves();
      all.commands();
      all.failures();
      all.answer();
      all.userAnswers();
      all.findings();
    }
    all.ending();
    return all.bullets;
  }

  private void add(Section section, int weight, String key, TraceFact fact) {
    bullets.add(new TaskBullet(section, weight, key, fact));
  }

  private void tell(Section section, int weight, String key, String text, Collection<Long> lines) {
    add(section, weight, key, TraceFactWriter.statement(text, lines));
  }

  /** The lines of a call and its result. */
  private static List<Long> lines(ToolStep step) {
    return List.of(step.line(), step.result().line());
  }

  /** One bullet for all files that the task changed. */
  private void changes() {
    Map<String, EditedFile> files = new LinkedHashMap<>();
    for (ToolStep step : turn.steps()) {
      switch (step) {
        case ToolStep.Patch patch when !patch.result().failed() ->
            patch
                .changes()
                .forEach(
                    change ->
                        changed(
                            new EditedFile(change.path(), StepPhrases.gist(change), patch.line()),
                            files));
        case ToolStep.Command command
            when command.role().changes()
                && command.result().endedWell()
                && command.role().kind() == CommandKind.CHANGE ->
            command
                .subjects()
                .forEach(
                    file ->
                        changed(
                            new EditedFile(file, StepPhrases.gist(command), command.line()),
                            files));
        case ToolStep.Patch _,
            ToolStep.Command _,
            ToolStep.OtherCall _,
            ToolStep.Lookup _,
            ToolStep.ReviewFinding _ -> {}
      }
    }
    if (!files.isEmpty()) {
      List<EditedFile> named = files.values().stream().limit(MOST_FILES).toList();
      TraceFact change =
          TraceFactWriter.change(
              withGists(named),
              files.size() - named.size(),
              named.stream().map(EditedFile::line).toList());
      add(Section.STEPS, 6, change.bullet().text(), change);
    }
  }

  /**
   * A file that was changed, as of its last edit that tells something.
   *
   * @param gist what changed; may be empty
   */
  private record EditedFile(Excerpt path, String gist, long line) {}

  private static void changed(EditedFile file, Map<String, EditedFile> files) {
    if (!file.path().isEmpty()) {
      files.merge(
          file.path().text(),
          file,
          (earlier, later) ->
              later.gist().isEmpty() && !earlier.gist().isEmpty() ? earlier : later);
    }
  }

  /** What changed is told of a few files only: a reader who wants all of it has the diff. */
  private List<TraceFactWriter.ChangedFile> withGists(List<EditedFile> files) {
    List<TraceFactWriter.ChangedFile> told = new ArrayList<>();
    Set<String> gists = new HashSet<>();
    int left = GISTS_CHARS;
    for (EditedFile file : files) {
      boolean fits =
          file.gist().length() <= left && !isToldByARemedy(file) && gists.add(file.gist());
      left -= fits ? file.gist().length() : 0;
      told.add(new TraceFactWriter.ChangedFile(file.path().inCode(), fits ? file.gist() : ""));
    }
    return told;
  }

  /** Whether a failure is told with this edit as what helped. */
  private boolean isToldByARemedy(EditedFile file) {
    String edit = file.gist() + " in " + file.path().inCode();
    return remedyOf.entrySet().stream()
        .filter(failure -> failure.getValue().isPresent())
        .anyMatch(
            failure -> {
              Remedy remedy = failure.getValue().get();
              return remedy.how().endsWith(edit)
                  && weight(failure.getKey(), remedy) >= TraceBudget.LEAST_WEIGHT;
            });
  }

  /** A file that has another place now. */
  private void moves() {
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Command command && command.result().passed()) {
        Matcher move = MOVE.matcher(command.edit().text());
        if (move.matches()) {
          Excerpt from = new Excerpt(move.group(1));
          Excerpt to = new Excerpt(move.group(2));
          String moved = to.inCode() + ": moved from " + from.inCode();
          tell(Section.POINTERS, 7, "moved " + to.text(), moved, List.of(command.line()));
        }
      }
    }
  }

  /** Commands that passed: checks first, commits, then other programs. */
  private void commands() {
    Map<String, ToolStep.Command> last = new LinkedHashMap<>();
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Command command
          && (command.result().exit() != null || showsCommit(command) || showsNoCode(command))) {
        String key = command.shown().withoutNumbers() + StepPhrases.folder(command);
        // A run that shows its exit code says more.
        last.merge(
            key, command, (kept, later) -> showsNoCode(later) && !showsNoCode(kept) ? kept : later);
      }
    }
    for (ToolStep.Command command : last.values()) {
      if (showsNoCode(command)) {
        String ran = "ran " + StepPhrases.told(command);
        tell(Section.STEPS, 4, ran, ran, lines(command));
        continue;
      }
      if (!(command.result().passed() || showsCommit(command)) || command.result().trouble()) {
        continue;
      }
      switch (command.role().kind()) {
        case CHECK -> {
          if (command.role().checks() && !unwanted.holds(command)) {
            boolean decides = command.equals(task.verdict().check());
            add(Section.KNOWLEDGE, decides ? 9 : 6, key(command), proof(command, true));
          }
        }
        case COMMIT -> {
          // A quiet commit still shows its message in the command.
          boolean isQuiet = command.result().telling().isEmpty();
          String commit =
              isQuiet
                  ? "ran " + StepPhrases.code(command)
                  : "committed " + command.result().telling().inCode();
          tell(Section.STEPS, 4, commit, commit, lines(command));
        }
        case RUN -> {
          if (command.role().decides()
              && isWorthRepeating()
              && !isBeforeAnEdit(command)
              && !unwanted.holds(command)
              && !isToldAsRemedy(command)
              && !PROBE.matcher(command.text().text()).find()) {
            add(Section.KNOWLEDGE, 4, key(command), proof(command, false));
          }
        }
        case CHANGE -> {
          if (EditKind.isByGit(command)) {
            String ran = "ran " + StepPhrases.code(command);
            tell(Section.STEPS, 5, ran, ran, lines(command));
          }
        }
        case QUERY, READ, NOTHING -> {}
      }
    }
  }

  /** Whether the task changed something afterwards: the run may end otherwise now. */
  private boolean isBeforeAnEdit(ToolStep.Command command) {
    return turn.steps().stream()
        .filter(step -> step.line() > command.line())
        .anyMatch(step -> step instanceof ToolStep.Patch patch && !patch.result().failed());
  }

  /** Whether a failure is told with this command as what helped. */
  private boolean isToldAsRemedy(ToolStep.Command command) {
    String shown = StepPhrases.code(command);
    return remedyOf.values().stream()
        .flatMap(Optional::stream)
        .anyMatch(remedy -> remedy.how().contains(shown));
  }

  private Map<ToolStep.Command, Optional<Remedy>> remedies(RemedyFinder finder) {
    Map<ToolStep.Command, Optional<Remedy>> found = new HashMap<>();
    for (ToolStep step : turn.steps()) {
      if (step instanceof ToolStep.Command command
          && command.result().failed()
          && isTelling(command)) {
        found.put(command, finder.remedyOf(command));
      }
    }
    return found;
  }

  /** What ran in work that the user stopped or turned down is no example. */
  private boolean isWorthRepeating() {
    return turn.interruptedAt().isEmpty() && task.verdict().outcome() != TraceOutcome.FAIL;
  }

  /** A commit that the output names has happened, even where no exit code is shown. */
  private static boolean showsCommit(ToolStep.Command command) {
    return command.role().kind() == CommandKind.COMMIT
        && command.result().ending() == StepResult.Ending.DONE
        && command.result().exit() == null
        && !command.result().telling().isEmpty();
  }

  /** A check that ended and whose exit code the rollout does not show. */
  private static boolean showsNoCode(ToolStep.Command command) {
    return command.role().checks()
        && command.result().ending() == StepResult.Ending.DONE
        && command.result().exit() == null;
  }

  private static String key(ToolStep.Command command) {
    return "run " + command.shown().withoutNumbers() + StepPhrases.folder(command);
  }

  /**
   * With the folder, variables and files that the command needs before it runs, and with the
   * programs after it, where its exit code speaks for them too.
   */
  private static Excerpt whole(ToolStep.Command command) {
    String line = command.text().text();
    String shown = command.shown().text();
    int from = line.indexOf(shown);
    boolean speaksForAll =
        from >= 0
            && ShellLine.parse(line).segments().stream().allMatch(Segment::decides)
            && ShellLine.parse(line.substring(from)).segments().stream()
                .skip(1)
                .anyMatch(segment -> !PRINTERS.contains(segment.program()));
    String after = speaksForAll ? line.substring(from + shown.length()) : "";
    return new Excerpt(ShellLine.withSetup(line, shown) + after);
  }

  private static TraceFact proof(ToolStep.Command command, boolean verifies) {
    return TraceFactWriter.proof(
        run(
            command,
            whole(command).shortened(COMMAND_CHARS),
            command.role().checks()
                ? command.result().telling().shortened(PRINTED_CHARS)
                : Excerpt.NONE),
        verifies,
        lines(command));
  }

  private static TraceFactWriter.Run run(ToolStep.Command command, Excerpt shown, Excerpt printed) {
    return new TraceFactWriter.Run(
        shown.inCode(),
        command.folder().isEmpty() ? "" : command.folder().inCode(),
        command.escalated(),
        Objects.requireNonNull(command.result().exit()),
        printed.isEmpty() ? "" : printed.inCode());
  }

  /** Each failure with its remedy; without one, only if nothing later changed it. */
  private void failures() {
    for (ToolStep step : turn.steps()) {
      switch (step) {
        case ToolStep.Command command -> failure(command);
        case ToolStep.OtherCall call -> {
          if (call.result().failed()) {
            String failed = call.tool() + " failed" + StepPhrases.telling(call.result());
            tell(Section.FAILURES, 5, "call " + call.tool(), failed, lines(call));
          }
        }
        case ToolStep.Patch _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> {}
      }
    }
  }

  private void failure(ToolStep.Command command) {
    StepResult result = command.result();
    if (result.ending() == StepResult.Ending.RUNNING) {
      String running =
          StepPhrases.code(command)
              + " was still running when the tool came back"
              + StepPhrases.telling(result);
      String key = "running " + command.text().withoutNumbers();
      tell(Section.FAILURES, 4, key, running, lines(command));
      return;
    }
    if (result.ending() == StepResult.Ending.DECLINED) {
      String declined = "the user declined " + StepPhrases.code(command);
      tell(Section.FAILURES, 7, "declined " + command.text().text(), declined, lines(command));
      return;
    }
    if (!result.failed() || !isTelling(command)) {
      return;
    }
    Optional<Remedy> remedy = remedyOf.getOrDefault(command, Optional.empty());
    String key = "failure " + result.telling().withoutNumbers();
    boolean isVerdict = command.equals(task.verdict().check());
    int weight =
        isVerdict ? 9 : remedy.map(how -> weight(command, how)).orElse(weightAlone(command));
    add(Section.FAILURES, weight, key, failed(command, remedy));
  }

  /** Without a remedy. A program that prints how it is called was called with a slip of the pen. */
  private static int weightAlone(ToolStep.Command failed) {
    boolean isUsage = USAGE.matcher(failed.result().telling().text()).find();
    return failed.role().checks() ? 5 : isUsage ? 2 : 3;
  }

  /** A remedy that another session can use is worth most. */
  private int weight(ToolStep.Command failed, Remedy remedy) {
    if (remedy.byEdit()) {
      return isOwnFault(failed) ? 2 : 5;
    }
    return remedy.isSameCommand() ? 8 : 6;
  }

  /** How a failure went away; of an edit in a later task it says that it came later. */
  private String told(Remedy remedy) {
    boolean isLater = remedy.passed().line() > turn.steps().getLast().line();
    return isLater
        ? remedy.how().replaceFirst("^(passed|got past it) after", "$1 later, after")
        : remedy.how();
  }

  private TraceFact failed(ToolStep.Command command, Optional<Remedy> remedy) {
    List<Long> lines = new ArrayList<>(lines(command));
    remedy.ifPresent(how -> lines.addAll(how.lines()));
    if (command.result().exit() == null) {
      String told = StepPhrases.told(command) + remedy.map(how -> "; " + told(how)).orElse("");
      return TraceFactWriter.statement(told, lines);
    }
    return TraceFactWriter.failure(
        run(command, command.shown().shortened(COMMAND_CHARS), command.result().telling()),
        command.byUser(),
        remedy.map(how -> new TraceFact.Remedy(told(how), how.changesFiles())).orElse(null),
        lines);
  }

  /**
   * A check that fails after an edit of the same task mostly shows a slip of that edit. What the
   * user ran shows what the request is about.
   */
  private boolean isOwnFault(ToolStep.Command failed) {
    return failed.byUser()
        || turn.steps().stream()
            .takeWhile(step -> step.line() < failed.line())
            .anyMatch(step -> step instanceof ToolStep.Patch patch && !patch.result().failed());
  }

  /** A failed search teaches nothing, but a missing program does. */
  private static boolean isTelling(ToolStep.Command command) {
    boolean looks = command.role().kind().compareTo(CommandKind.QUERY) <= 0;
    boolean isMissing = Integer.valueOf(127).equals(command.result().exit());
    return !command.result().telling().isEmpty() && (!looks || isMissing);
  }

  /** The agent's own account, in its words. */
  private void answer() {
    Optional<AgentAnswer> answer = turn.answer();
    if (answer.isEmpty()) {
      return;
    }
    boolean isRejected = task.next().filter(UserWords::rejectsAll).isPresent();
    ToldWords told = told();
    boolean isFirst = true;
    boolean isAll = answer.get().sentences().size() == 1 && !turn.hasSteps();
    for (AgentAnswer.Sentence sentence : answer.get().sentences()) {
      // What the user turned down may still be unfinished; the rest of it is wrong.
      boolean isUnfinished =
          sentence.admitsUntried() || sentence.subject() == AgentAnswer.Subject.OPEN;
      boolean isNews =
          isAll
              || sentence.claimsSuccess()
              || sentence.subject() != AgentAnswer.Subject.RESULT
              || told.lacks(sentence.text().text());
      if ((!isRejected || isUnfinished) && isNews) {
        sentence(sentence, answer.get().line(), isFirst);
        told.add(sentence.text().text());
      }
      isFirst = false;
    }
  }

  /** What the section says before the agent's own account. */
  private ToldWords told() {
    ToldWords told = new ToldWords();
    told.add(turn.words().whole().text());
    told.add(turn.words().heading().text());
    bullets.forEach(bullet -> told.add(bullet.fact().bullet().text()));
    return told;
  }

  private void sentence(AgentAnswer.Sentence sentence, long line, boolean isFirst) {
    int extra = sentence.concrete() || sentence.admitsUntried() ? 2 : 0;
    String key = "said " + sentence.text().text();
    TraceBullet said = claimed(sentence, line);
    TraceFact fact = new TraceFact.Statement(said);
    switch (sentence.subject()) {
      case OPEN -> add(Section.FAILURES, 7 + extra, key, TraceFactWriter.openEnd(said));
      case LIMIT -> add(Section.FAILURES, 7 + extra, key, fact);
      case CAUSE -> add(Section.KNOWLEDGE, 7 + extra, key, fact);
      case DECISION -> add(Section.KNOWLEDGE, 6 + extra, key, fact);
      case RESULT ->
          add(
              Section.STEPS,
              (sentence.claimsSuccess() ? claimWeight(sentence) : isFirst ? 5 : 4) + extra,
              key,
              fact);
      case TALK -> {}
    }
  }

  /** A claim that is borne out says what the check says; one that is not is a warning. */
  private int claimWeight(AgentAnswer.Sentence sentence) {
    return switch (claims.standing(sentence.text().text())) {
      case ClaimCheck.Standing.BorneOut _ -> 1;
      case ClaimCheck.Standing.Unverified _ -> 4;
      case ClaimCheck.Standing.Contradicted _ -> 8;
    };
  }

  /** What the session shows of a claim that checks passed. */
  private TraceBullet claimed(AgentAnswer.Sentence sentence, long line) {
    TraceBullet said = TraceBullet.citing(sentence.text().inQuotes(), List.of(line));
    if (!sentence.claimsSuccess()) {
      return said;
    }
    return switch (claims.standing(sentence.text().text())) {
      case ClaimCheck.Standing.Unverified _ -> said.and(" (unverified)", List.of());
      case ClaimCheck.Standing.BorneOut(var check) -> said.and(" (borne out)", lines(check));
      case ClaimCheck.Standing.Contradicted(var check) ->
          said.and(" (contradicted: " + StepPhrases.ended(check) + ")", lines(check));
    };
  }

  /** What the user decided when the agent asked. */
  private void userAnswers() {
    for (UserAnswer answer : turn.userAnswers()) {
      String decided =
          Stream.of(answer.choice(), answer.words())
              .filter(part -> !part.isEmpty())
              .map(StepPhrases::quote)
              .collect(Collectors.joining(", "));
      if (!decided.isEmpty()) {
        String asked =
            answer.question().isEmpty() ? "" : ", asked " + StepPhrases.quote(answer.question());
        String chose = "chose " + decided + asked;
        tell(Section.STEPS, 8, chose, "the user " + chose, answer.lines());
      }
    }
  }

  private void findings() {
    for (ToolStep step : turn.steps()) {
      switch (step) {
        case ToolStep.ReviewFinding finding ->
            tell(
                Section.POINTERS,
                6,
                finding.place().text(),
                finding.place().inCode() + ": review finding " + StepPhrases.quote(finding.title()),
                List.of(finding.line()));
        case ToolStep.Lookup source ->
            tell(
                Section.POINTERS,
                4,
                source.place().text(),
                source.place().inCode() + ": " + source.why(),
                List.of(source.line()));
        case ToolStep.Command _, ToolStep.Patch _, ToolStep.OtherCall _ -> {}
      }
    }
  }

  /** What the session leaves behind: changes without a commit, and a call that never came back. */
  private void leftBehind() {
    List<ToolStep> steps = turn.steps();
    List<ToolStep> last = steps.subList(Math.max(0, steps.size() - MOST_LAST_STEPS), steps.size());
    boolean commits =
        last.stream()
            .anyMatch(
                step ->
                    step instanceof ToolStep.Command command
                        && command.role().kind() == CommandKind.COMMIT);
    for (ToolStep step : commits ? List.<ToolStep>of() : last) {
      if (step instanceof ToolStep.Command command
          && command.main().text().startsWith("git status")
          && command.result().passed()
          && !command.result().telling().isEmpty()) {
        String left = "not committed at the end: " + command.result().telling().inCode();
        TraceFact open = TraceFactWriter.openEnd(left, lines(command));
        add(Section.FAILURES, 5, "not committed", open);
      }
    }
    if (!steps.isEmpty()
        && steps.getLast() instanceof ToolStep.Command lost
        && lost.result().ending() == StepResult.Ending.UNANSWERED) {
      TraceFact open = TraceFactWriter.openEnd(StepPhrases.ended(lost), lines(lost));
      add(Section.FAILURES, 6, "no result", open);
    }
  }

  /** The next task has the whole message as its heading. */
  private static String briefly(UserWords words) {
    return words.subject().shortened(BRIEF_CHARS).inQuotes();
  }

  /** With the words that came after it: they mostly say why. */
  private void interrupted(long line) {
    Optional<UserWords> why = task.next().filter(words -> !words.accepts());
    List<Long> lines = new ArrayList<>(List.of(line));
    why.ifPresent(words -> lines.add(words.line()));
    String said = why.map(words -> ": " + briefly(words)).orElse("");
    tell(Section.FAILURES, 7, "interrupted " + line, "the user interrupted the work" + said, lines);
  }

  /** How the task ended, where it did not end well. */
  private void ending() {
    turn.interruptedAt().ifPresent(this::interrupted);
    turn.rolledBackAt()
        .ifPresent(
            line ->
                tell(
                    Section.FAILURES,
                    6,
                    "rolled back " + line,
                    "the user took this turn back",
                    List.of(line)));
    task.next()
        .filter(UserWords::rejects)
        .filter(_ -> turn.rolledBackAt().isEmpty() && turn.interruptedAt().isEmpty())
        .ifPresent(
            words ->
                tell(
                    Section.FAILURES,
                    7,
                    "rejected " + words.line(),
                    (words.rejectsAll() ? "the user rejected this" : "the user wanted it otherwise")
                        + ", see the next task",
                    List.of(words.line())));
    if (task.next().isEmpty()) {
      leftBehind();
    }
    ToolStep unchecked = task.verdict().uncheckedEdit();
    if (unchecked != null && task.next().filter(UserWords::rejects).isEmpty()) {
      tell(
          Section.FAILURES,
          4,
          "unchecked " + unchecked.line(),
          "no check ran after the last edit",
          lines(unchecked));
    }
    if (!turn.isAnswered()
        && turn.interruptedAt().isEmpty()
        && turn.rolledBackAt().isEmpty()
        && task.next().isEmpty()) {
      long line = turn.hasSteps() ? turn.steps().getLast().line() : turn.words().line();
      tell(
          Section.FAILURES,
          6,
          "unanswered " + line,
          "the session ends here without an answer",
          List.of(line));
    }
  }
}
