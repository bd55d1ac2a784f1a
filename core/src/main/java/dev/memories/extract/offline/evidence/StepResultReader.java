package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.call.CheckSummary;
import dev.memories.extract.offline.call.CommandOutput;
import dev.memories.extract.offline.call.TellingLines;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.ExcerptMaker;
import dev.memories.shellline.CommandRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a call returned into a {@link StepResult}: redacts it, then keeps the telling line.
 */
final class StepResultReader {
  private static final int LINE_CHARS = 220;
  private static final int WHOLE_CHARS = 100;
  private static final int MOST_PLACES = 3;
  private static final Pattern COMMIT =
      Pattern.compile("(?m)^(?:\\[\\S+(?: \\([^)]*\\))? )?[0-9a-f]{7,40}\\]?[ …].*$");

  /** The level that Maven and others put before each line, perhaps in colour. */
  private static final Pattern LEVEL =
      Pattern.compile(
          "^\\[?(?:\\x1b\\[[0-9;]*m)*\\[?(?:ERROR|INFO|WARN|WARNING)(?:\\x1b\\[[0-9;]*m)*\\](?:\\x1b\\[[0-9;]*m)*\\s+");

  private static final String STATUS = "git status";
  private static final int MOST_CHANGED = 6;
  private static final Pattern CHANGED = Pattern.compile("[ MADRCU?]{2} \\S.*");
  private static final Pattern DIFF = Pattern.compile("(?m)^\\+\\+\\+ b/(\\S+)$");
  private static final Pattern HIT =
      Pattern.compile("^((?:[\\w.@+-]+/)*[\\w.@+-]*\\.[A-Za-z]\\w{0,9}:\\d+):.*");

  private final ExcerptMaker excerpts;
  private final TellingLines lines;

  StepResultReader(ExcerptMaker excerpts, TellingLines lines) {
    this.excerpts = excerpts;
    this.lines = lines;
  }

  /**
   * Makes the result of a command.
   *
   * @param summary of a check whose exit code the line hides
   */
  StepResult ofCommand(
      CommandOutput output, CommandRole role, Optional<CheckSummary> summary, long line) {
    Integer exit = output.exit();
    StepResult bare = bare(output, exit != null && role.isAnswer(exit), line);
    if (bare.failed()) {
      return told(bare, lines.failureOrFirst(excerpts.redact(output.text())), true);
    }
    if (summary.isPresent()) {
      return told(
          bare, summary.map(found -> excerpts.redact(found.line())), !summary.get().passed());
    }
    return switch (role.kind()) {
      case CHECK -> {
        String text = excerpts.redact(output.text());
        Optional<String> trouble = role.checks() ? Optional.empty() : lines.failure(text);
        yield trouble.isPresent()
            ? told(bare, trouble, true)
            : told(bare, lines.verdictOrLast(text), false);
      }
      case COMMIT -> told(bare, commit(excerpts.redact(output.text())), false);
      case RUN, QUERY ->
          told(bare, whole(excerpts.redact(output.text()), role.main().leads()), false);
      case CHANGE -> withChangedFiles(bare, output);
      case NOTHING -> bare;
      case READ ->
          role.main().text().startsWith(STATUS)
              ? told(bare, changedFiles(excerpts.redact(output.text())), false)
              : withPlaces(bare, output);
    };
  }

  /**
   * Makes the result of a patch or of another tool. What stands in the place of a result that the
   * user did not allow are words of the agent's program.
   */
  StepResult ofTool(CommandOutput output, long line) {
    if (output.state() == CommandOutput.State.DECLINED) {
      return StepResult.refused(line);
    }
    StepResult bare = bare(output, false, line);
    return bare.failed()
        ? told(bare, lines.failureOrFirst(excerpts.redact(output.text())), true)
        : bare;
  }

  private static StepResult bare(CommandOutput output, boolean isAnswer, long line) {
    StepResult.Ending ending =
        switch (output.state()) {
          case ENDED -> StepResult.Ending.DONE;
          case RUNNING -> StepResult.Ending.RUNNING;
          case NOT_RUN -> StepResult.Ending.NOT_RUN;
          case DECLINED -> StepResult.Ending.DECLINED;
          case ABORTED -> StepResult.Ending.ABORTED;
        };
    return new StepResult(ending, output.exit(), isAnswer, Excerpt.NONE, false, List.of(), line);
  }

  private static StepResult told(StepResult bare, Optional<String> telling, boolean trouble) {
    Excerpt excerpt =
        telling
            .map(text -> LEVEL.matcher(text.strip()).replaceFirst(""))
            .map(text -> Excerpt.of(text, LINE_CHARS))
            .orElse(Excerpt.NONE);
    return new StepResult(
        bare.ending(), bare.exit(), bare.isAnswer(), excerpt, trouble, List.of(), bare.line());
  }

  private static Optional<String> commit(String output) {
    Matcher commit = COMMIT.matcher(output);
    return commit.find() ? Optional.of(commit.group()) : Optional.empty();
  }

  /** All of a short output; of a longer one its first line, where that comes from the command. */
  private static Optional<String> whole(String output, boolean leads) {
    String text = output.strip();
    if (text.length() <= WHOLE_CHARS) {
      return Optional.of(text);
    }
    return leads ? text.lines().filter(line -> !line.isBlank()).findFirst() : Optional.empty();
  }

  /** The short form of {@code git status}: the first lines, as they stand. */
  private static Optional<String> changedFiles(String output) {
    List<String> lines = output.lines().takeWhile(CHANGED.asMatchPredicate()).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_CHANGED))));
  }

  /** The files that a diff in the output names. */
  private StepResult withChangedFiles(StepResult bare, CommandOutput output) {
    List<Excerpt> files =
        DIFF.matcher(excerpts.redact(output.text()))
            .results()
            .limit(MOST_PLACES)
            .map(file -> Excerpt.of(file.group(1), LINE_CHARS))
            .toList();
    return new StepResult(
        bare.ending(), bare.exit(), bare.isAnswer(), Excerpt.NONE, false, files, bare.line());
  }

  private StepResult withPlaces(StepResult bare, CommandOutput output) {
    if (output.text().lines().limit(MOST_PLACES + 1L).count() > MOST_PLACES) {
      return bare;
    }
    List<Excerpt> places = new ArrayList<>();
    for (String hit : excerpts.redact(output.text()).lines().toList()) {
      Matcher place = HIT.matcher(hit);
      if (!place.matches()) {
        return bare;
      }
      places.add(Excerpt.of(place.group(1), LINE_CHARS));
    }
    return new StepResult(
        bare.ending(), bare.exit(), bare.isAnswer(), Excerpt.NONE, false, places, bare.line());
  }
}
