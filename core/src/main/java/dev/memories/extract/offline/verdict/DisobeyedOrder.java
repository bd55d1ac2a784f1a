package dev.memories.extract.offline.verdict;

import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.Wish;
import dev.memories.shellline.CommandKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit or an edit that the user had forbidden in the message that asked for the work.
 *
 * @param order in the user's words
 * @param file the file that was not to be edited; empty for a commit
 */
public record DisobeyedOrder(Excerpt order, long orderLine, ToolStep step, Excerpt file) {
  private static final Pattern COMMIT =
      Pattern.compile("(?i)commit|committ|commita|comita|einchecken|коммит|коміт|커밋|提交|コミット");

  /** An order with a condition, an exception or a place: it does not forbid everything. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?iU)\\b(?:until|before|unless|except|other than|but|only|without|main|master|branch|bis|bevor|außer|ohne|nur"
              + "|avant|sauf|sans|hasta|antes|excepto|salvo|sin|até|exceto|sem|prima|tranne|senza|totdat|voordat|behalve|zonder"
              + "|dopóki|zanim|oprócz|bez|пока|кроме|без|поки|доки|крім|лише|тільки"
              + "|utan|innan|förrän|utom|tills|dokud|než|kromě|pouze|kadar|önce|hariç|dışında|sadece)\\b|之前|除了|以外|まで|前に|전에|제외|빼고");

  /** A word after which a file is the place of what is forbidden, not the thing itself. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?iU)(?:^|\\s)(?:in|im|of|from|for|von|aus|für|dans|de|du|en|del|em|do|da|nel|di|van|uit|voor|w|z|в|из|для|у|з|i|från|för|ve|pro)\\s+[`'\"]?$");

  private static final Pattern CONJUNCTION =
      Pattern.compile(
          "(?iU)^\\s*(?:but|and|aber|und|mais|et|pero|y|mas|ma|però|maar|en|ale|i|но|и)\\s+");

  private static final int MOST_WORDS = 7;

  public static boolean speaksOfCommits(String text) {
    return COMMIT.matcher(text).find();
  }

  /** The first one of a stretch. */
  static Optional<DisobeyedOrder> in(TurnEvidence turn) {
    return turn.words().wishes().stream()
        .filter(wish -> !wish.revokes())
        .flatMap(
            wish -> wish.forbidden().stream().flatMap(clause -> of(turn, wish, clause).stream()))
        .findFirst();
  }

  private static Optional<DisobeyedOrder> of(TurnEvidence turn, Wish wish, String part) {
    String clause = CONJUNCTION.matcher(part).replaceFirst("");
    if (CONDITION.matcher(clause).find() || clause.strip().split("\\s+", -1).length > MOST_WORDS) {
      return Optional.empty();
    }
    long line = turn.words().line();
    boolean isAboutCommits = COMMIT.matcher(clause).find() && !ordersCommit(turn, clause);
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

  /**
   * Whether the message speaks of a commit elsewhere, too: then it forbids only to commit a part.
   */
  private static boolean ordersCommit(TurnEvidence turn, String clause) {
    String rest = turn.words().whole().text().replace(clause.strip(), " ");
    return COMMIT.matcher(rest).find();
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
    Matcher named =
        Pattern.compile("(?<![\\w.-])(?:[\\w.-]+/)*" + Pattern.quote(name) + "(?![\\w-])")
            .matcher(clause);
    return name.indexOf('.') > 0
        && named.find()
        && !PLACE.matcher(clause.substring(0, named.start())).find();
  }
}
