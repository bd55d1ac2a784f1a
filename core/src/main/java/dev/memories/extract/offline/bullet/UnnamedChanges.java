package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.trace.TraceFactWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the agent's account against the last {@code git status} of a session: files that it shows
 * changed, that no edit of the session and no answer of the agent names. A lock file that a tool
 * rewrote is the common case.
 */
public final class UnnamedChanges {
  private static final int WEIGHT = 8;
  private static final int MOST_FILES = 3;
  private static final Pattern CHANGED =
      Pattern.compile("(?:^| )(?:M|MM|AM|D|R) +([^\\s…]+)(?= |$)");

  private final SessionEvidence evidence;
  private final Optional<ToolStep.Command> last;
  private final Set<String> files;

  public UnnamedChanges(SessionEvidence evidence) {
    this.evidence = evidence;
    List<ToolStep.Command> looks =
        ToolStep.commands(steps()).filter(UnnamedChanges::isStatus).toList();
    long firstEdit =
        steps().filter(EditKind::edits).mapToLong(ToolStep::line).min().orElse(Long.MAX_VALUE);
    this.last =
        looks.isEmpty() || looks.getLast().line() < firstEdit
            ? Optional.empty()
            : Optional.of(looks.getLast());
    this.files = new HashSet<>();
    last.ifPresent(status -> files.addAll(changedIn(status)));
    looks.stream()
        .filter(look -> look.line() < firstEdit)
        .forEach(look -> files.removeAll(changedIn(look)));
    files.removeIf(this::isNamed);
  }

  /** Whether this is the task in which the agent looked last, and something was not named. */
  public boolean areIn(TraceTask task) {
    return !files.isEmpty() && last.filter(task.stretch().steps()::contains).isPresent();
  }

  /** For the task in which the agent looked last, what nobody named. */
  public List<TaskBullet> in(TraceTask task) {
    if (!areIn(task)) {
      return List.of();
    }
    String named =
        files.stream()
            .sorted()
            .limit(MOST_FILES)
            .map(file -> new Excerpt(file).inCode())
            .collect(Collectors.joining(", "));
    String told =
        "`git status` shows a change of " + named + " that the agent's answer does not name";
    return List.of(
        new TaskBullet(
            TaskBullet.Section.LEFT,
            WEIGHT,
            "unnamed " + named,
            TraceFactWriter.openEnd(told, StepPhrases.lines(last.get()))));
  }

  static boolean isStatus(ToolStep.Command command) {
    return command.main().text().startsWith("git status") && command.result().passed();
  }

  private static List<String> changedIn(ToolStep.Command status) {
    return CHANGED
        .matcher(status.result().telling().text())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Whether an edit touched the file, or a command or an answer names it. */
  private boolean isNamed(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return steps().anyMatch(step -> touches(step, name))
        || evidence.stretches().stream()
            .flatMap(turn -> turn.answer().stream())
            .flatMap(answer -> answer.sentences().stream())
            .map(AgentAnswer.Sentence::text)
            .anyMatch(sentence -> sentence.text().contains(name));
  }

  private static boolean touches(ToolStep step, String name) {
    return switch (step) {
      case ToolStep.Patch patch ->
          patch.changes().stream().anyMatch(change -> change.path().text().endsWith(name));
      case ToolStep.Command command -> !isStatus(command) && command.text().text().contains(name);
      case ToolStep.OtherCall _, ToolStep.Lookup _, ToolStep.ReviewFinding _ -> false;
    };
  }

  private Stream<ToolStep> steps() {
    return evidence.stretches().stream().map(TurnEvidence::steps).flatMap(List::stream);
  }
}
