package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.StepResult;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.shellline.CommandKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reusable facts of a session, one phrase each, without marks: what its summary chooses from.
 */
final class SummaryFacts {
  private static final int MOST_FILES = 4;
  private static final int COMMAND_CHARS = 160;
  private static final int SENTENCE_CHARS = Results.MOST_CHARS;
  private static final int MOST_RESULTS = 3;
  private static final int MOST_OPEN_ENDS = 2;

  private static final int LINE_CHARS = 120;

  private final SessionEvidence evidence;
  private final List<TraceTask> tasks;

  SummaryFacts(SessionEvidence evidence, List<TraceTask> tasks) {
    this.evidence = evidence;
    this.tasks = tasks;
  }

  /** Of each task that stands, the sentence of its answer that tells most. */
  List<String> results() {
    return Results.of(tasks).stream().map(Excerpt::inQuotes).limit(MOST_RESULTS).toList();
  }

  /** What the last answer leaves open. */
  List<String> openEnds() {
    return tasks.getLast().stretch().answer().stream()
        .flatMap(answer -> answer.sentences().stream())
        .filter(
            sentence ->
                sentence.subject() == AgentAnswer.Subject.OPEN
                    || sentence.has(AgentAnswer.Trait.ADMITS_FAILURE))
        .filter(sentence -> sentence.text().text().length() <= SENTENCE_CHARS)
        .limit(MOST_OPEN_ENDS)
        .map(sentence -> "open: " + sentence.text().inQuotes())
        .toList();
  }

  /** Each check by its last verdict, the last check first. */
  List<String> checks() {
    Map<String, String> checks = new LinkedHashMap<>();
    for (TraceTask task : tasks.reversed()) {
      ToolStep.Command check = task.verdict().check();
      if (check != null) {
        String verdict =
            check.result().telling().isEmpty()
                ? ""
                : " (" + check.result().telling().shortened(LINE_CHARS).plain() + ")";
        String command = check.shown().shortened(COMMAND_CHARS).plain();
        checks.putIfAbsent(
            command,
            check.failed()
                ? command + " ended with exit " + check.result().exit() + verdict
                : "verify with " + command + verdict);
      }
    }
    return checks.values().stream().limit(2).toList();
  }

  List<String> changed() {
    Set<String> files = new LinkedHashSet<>();
    for (TraceTask task : tasks) {
      for (ToolStep step : task.stretch().steps()) {
        if (step instanceof ToolStep.Patch patch && !patch.result().failed()) {
          patch.changes().forEach(change -> files.add(change.path().plain()));
        } else if (step instanceof ToolStep.Command command
            && command.role().changes()
            && command.result().passed()) {
          command.subjects().forEach(file -> files.add(file.plain()));
        }
      }
    }
    return files.isEmpty()
        ? List.of()
        : List.of("changed " + String.join(", ", files.stream().limit(MOST_FILES).toList()));
  }

  List<String> preferences() {
    List<String> said = new ArrayList<>();
    for (TurnEvidence stretch : evidence.stretches()) {
      UserWords words = stretch.words();
      if (stretch.rolledBackAt().isPresent()) {
        continue;
      }
      words.wishes().stream()
          .filter(wish -> wish.isLasting() || wish.revokes())
          .forEach(wish -> said.add("user: " + wish.quote().inQuotes()));
    }
    return said.stream().distinct().limit(3).toList();
  }

  /** What a session without checks, edits and wishes still shows. */
  List<String> findings() {
    List<String> facts = new ArrayList<>();
    for (TraceTask task : tasks) {
      task.stretch()
          .words()
          .reported()
          .forEach(error -> facts.add("error reported: " + error.plain()));
      for (ToolStep step : task.stretch().steps()) {
        switch (step) {
          case ToolStep.Command command -> {
            if (command.role().kind().compareTo(CommandKind.QUERY) >= 0
                && command.result().passed()
                && !command.result().telling().isEmpty()) {
              facts.add(
                  command.shown().shortened(LINE_CHARS).plain()
                      + " gives "
                      + command.result().telling().shortened(100).plain());
            }
            command.result().places().forEach(place -> facts.add("see " + place.plain()));
          }
          case ToolStep.ReviewFinding finding ->
              facts.add(
                  "review finding " + finding.title().plain() + " at " + finding.place().plain());
          case ToolStep.Lookup source -> facts.add(source.why() + " " + source.place().plain());
          case ToolStep.Patch _, ToolStep.OtherCall _ -> {}
        }
      }
    }
    return facts.stream().distinct().limit(4).toList();
  }

  /** Commands that differ in numbers only are one trap. */
  List<String> traps() {
    Map<String, String> traps = new LinkedHashMap<>();
    for (TraceTask task : tasks) {
      ToolStep.@Nullable Patch patch = null;
      for (ToolStep step : task.stretch().steps()) {
        if (step instanceof ToolStep.Patch made && !made.result().failed()) {
          patch = made;
        } else if (step instanceof ToolStep.Command command) {
          (command.role().checks() ? tried(patch, command.result()) : trap(command))
              .ifPresent(trap -> traps.putIfAbsent(command.text().withoutNumbers(), trap));
        }
      }
    }
    return traps.values().stream().limit(2).toList();
  }

  /** A replacement that a check then turned down. */
  private static Optional<String> tried(ToolStep.@Nullable Patch patch, StepResult result) {
    if (patch == null || !result.failed() || result.telling().isEmpty()) {
      return Optional.empty();
    }
    return patch.changes().stream()
        .filter(change -> !change.before().isEmpty())
        .findFirst()
        .map(
            change ->
                change.before().plain()
                    + " -> "
                    + change.after().plain()
                    + " failed: "
                    + result.telling().shortened(LINE_CHARS).plain());
  }

  private static Optional<String> trap(ToolStep.Command command) {
    StepResult result = command.result();
    String shown = command.shown().shortened(80).plain();
    if (result.ending() == StepResult.Ending.RUNNING) {
      return Optional.of(shown + " was still running when the tool came back");
    }
    // What never ran was refused by the agent's own tools: no trap of the project.
    boolean ran = result.ending() != StepResult.Ending.NOT_RUN;
    return ran && (result.failed() || result.trouble()) && !result.telling().isEmpty()
        ? Optional.of(shown + " failed: " + result.telling().shortened(LINE_CHARS).plain())
        : Optional.empty();
  }
}
