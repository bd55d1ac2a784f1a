package dev.memories.cli.command.agent;

import dev.memories.cli.call.Confirmation;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Style.Paint;
import dev.memories.review.ProposedChange;
import dev.memories.review.Review;
import dev.memories.review.ReviewDecision;
import dev.memories.text.TerminalText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Goes through the changes of a proposal at a terminal, one by one. Nothing is written here. */
final class ReviewDialog {
  private static final String HELP =
      """
      y - make this change
      n - leave the memory as it is here, for good
      e - put your own wording in its place
      s - decide later
      a - make this change and all that follow
      q - stop here; what is decided so far is carried out
      """;

  private final Confirmation confirmation;
  private final Output output;

  ReviewDialog(Confirmation confirmation, Output output) {
    this.confirmation = confirmation;
    this.output = output;
  }

  /** The decisions by the id of the change; changes that are decided later have none. */
  Map<String, ReviewDecision> decide(Review review) throws IOException {
    Map<String, ReviewDecision> decisions = new LinkedHashMap<>();
    List<ProposedChange> changes = review.changes();
    for (int i = 0; i < changes.size(); i++) {
      ProposedChange change = changes.get(i);
      show(change, "(" + (i + 1) + "/" + changes.size() + ") ");
      switch (answer(change)) {
        case "y" -> decisions.put(change.id(), new ReviewDecision.Accept());
        case "n" -> decisions.put(change.id(), new ReviewDecision.Reject());
        case "e" -> edit(change).ifPresent(edit -> decisions.put(change.id(), edit));
        case "a" -> {
          changes
              .subList(i, changes.size())
              .forEach(next -> decisions.put(next.id(), new ReviewDecision.Accept()));
          return decisions;
        }
        case "q" -> {
          return decisions;
        }
        default -> {
          // Decided later.
        }
      }
    }
    return decisions;
  }

  private void show(ProposedChange change, String count) throws IOException {
    StringBuilder shown = new StringBuilder();
    for (String line :
        TerminalText.escape(count + new ChangeText(change).text()).lines().toList()) {
      Paint paint =
          line.startsWith("- ") ? Paint.RED : line.startsWith("+ ") ? Paint.GREEN : Paint.BOLD;
      shown.append(output.style().paint(paint, line)).append('\n');
    }
    output.trusted(shown.toString());
    output.flush();
  }

  /** One of the letters; the end of the input stops the dialog. */
  private String answer(ProposedChange change) throws IOException {
    boolean isBullet = change instanceof ProposedChange.OfBullet;
    String letters = isBullet ? "y,n,e,s,a,q" : "y,n,s,a,q";
    while (true) {
      String answer =
          confirmation
              .ask("Make this change [" + letters + ",?]? ")
              .orElse("q")
              .toLowerCase(Locale.ROOT);
      if (List.of(letters.split(",", -1)).contains(answer)) {
        return answer;
      }
      output.trusted(HELP);
      output.flush();
    }
  }

  private Optional<ReviewDecision> edit(ProposedChange change) {
    return confirmation
        .ask("Your wording (empty to decide later): ")
        .filter(text -> !text.isEmpty())
        .map(text -> ReviewChoices.edit(change, text));
  }
}
