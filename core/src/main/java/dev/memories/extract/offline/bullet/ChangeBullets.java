package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.shellline.CommandKind;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceFactWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a task changed or moved. */
final class ChangeBullets {
  private static final int MOST_FILES = 5;
  private static final int GISTS_CHARS = 100;

  private static final Pattern MOVE =
      Pattern.compile("(?:git\\s+)?mv\\s+(?:-\\S+\\s+)*([^\\s\"'`*$]+)\\s+([^\\s\"'`*$]+)");

  private static final Pattern REMOVAL = Pattern.compile("(?:git )?rm ");

  private final TurnEvidence turn;
  private final TaskFailures failures;
  private final BulletList bullets;

  ChangeBullets(TurnEvidence turn, TaskFailures failures, BulletList bullets) {
    this.turn = turn;
    this.failures = failures;
    this.bullets = bullets;
  }

  void add() {
    changes();
    moves();
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
                        changed(new EditedFile(file, gist(command, file), command.line()), files));
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
      bullets.add(Section.STEPS, TraceBudget.LEAST_WEIGHT, change.bullet().text(), change);
    }
  }

  private static String gist(ToolStep.Command command, Excerpt file) {
    String edit = command.edit().text();
    boolean isDeleted = REMOVAL.matcher(edit).lookingAt() && edit.contains(file.text());
    return isDeleted ? "deleted" : StepPhrases.gist(command);
  }

  /**
   * A file that was changed, as of its last edit that tells something.
   *
   * @param gist what changed; may be empty
   */
  private record EditedFile(Excerpt path, String gist, long line) {}

  private void changed(EditedFile file, Map<String, EditedFile> files) {
    if (!file.path().isEmpty() && !failures.isTakenBack(file.path(), file.line())) {
      files.merge(
          file.path().text(),
          file,
          (earlier, later) ->
              later.gist().isEmpty() && !earlier.gist().isEmpty() ? earlier : later);
    }
  }

  /** Whether the agent's answer names the file: then it says what changed, too. */
  private boolean isNamed(EditedFile file) {
    String name = EditKind.name(file.path());
    return turn.answer().stream()
        .flatMap(answer -> answer.sentences().stream())
        .anyMatch(sentence -> sentence.text().text().contains(name));
  }

  /** What changed is told of a few files only: a reader who wants all of it has the diff. */
  private List<TraceFactWriter.ChangedFile> withGists(List<EditedFile> files) {
    List<TraceFactWriter.ChangedFile> told = new ArrayList<>();
    Set<String> gists = new HashSet<>();
    int left = GISTS_CHARS;
    for (EditedFile file : files) {
      boolean fits =
          !isNamed(file)
              && file.gist().length() <= left
              && !failures.tellEdit(file.gist() + " in " + file.path().inCode())
              && gists.add(file.gist());
      left -= fits ? file.gist().length() : 0;
      told.add(new TraceFactWriter.ChangedFile(file.path().inCode(), fits ? file.gist() : ""));
    }
    return told;
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
          bullets.tell(Section.POINTERS, 7, "moved " + to.text(), moved, List.of(command.line()));
        }
      }
    }
  }
}
