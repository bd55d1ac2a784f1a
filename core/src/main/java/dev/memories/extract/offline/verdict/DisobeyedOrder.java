package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.Wish;
import dev.memories.shellline.CommandKind;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A commit or an edit that the user had forbidden in the message that asked for the work.
 *
 * @param order in the user's words
 * @param file the file that was not to be edited; empty for a commit
 */
public record DisobeyedOrder(Excerpt order, long orderLine, ToolStep step, Excerpt file) {
  private static final Pattern COMMIT =
      Pattern.compile("(?i)commit|committ|commita|comita|einchecken|коммит|커밋|提交|コミット");

  /** The first one of a stretch. */
  public static Optional<DisobeyedOrder> in(TurnEvidence turn) {
    return turn.words().wishes().stream()
        .filter(wish -> !wish.revokes())
        .flatMap(
            wish -> wish.forbidden().stream().flatMap(clause -> of(turn, wish, clause).stream()))
        .findFirst();
  }

  private static Optional<DisobeyedOrder> of(TurnEvidence turn, Wish wish, String clause) {
    long line = turn.words().line();
    boolean isAboutCommits = COMMIT.matcher(clause).find();
    for (ToolStep step : turn.steps()) {
      if (isAboutCommits && isCommit(step)) {
        return Optional.of(new DisobeyedOrder(wish.quote(), line, step, Excerpt.NONE));
      }
      Optional<Excerpt> file =
          EditKind.files(step).stream().filter(edited -> names(clause, edited)).findFirst();
      if (file.isPresent() && !EditKind.isByGit(step)) {
        return Optional.of(new DisobeyedOrder(wish.quote(), line, step, file.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean isCommit(ToolStep step) {
    return step instanceof ToolStep.Command command
        && command.role().kind() == CommandKind.COMMIT
        && !command.byUser()
        && command.result().passed()
        && command.text().text().contains("commit");
  }

  /** Whether a clause names a file by its path or its last part. */
  private static boolean names(String clause, Excerpt file) {
    String path = file.text();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.indexOf('.') > 0
        && Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])")
            .matcher(clause)
            .find();
  }
}
