package dev.memories.cli.command.agent;

import dev.memories.cli.call.CommandException;
import dev.memories.redact.SecretRedactor;
import dev.memories.review.ProposedChange;
import dev.memories.review.ReviewDecision;
import dev.memories.text.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decisions as options: ids of changes or {@code all}.
 *
 * @param edited each {@code CHANGE=TEXT}
 */
record ReviewChoices(List<String> accepted, List<String> rejected, List<String> edited) {
  private static final String ALL = "all";
  private static final int MIN_ID = 4;

  boolean isEmpty() {
    return accepted.isEmpty() && rejected.isEmpty() && edited.isEmpty();
  }

  /**
   * The decisions by the id of the change. A named change goes before {@code all}, so that all but
   * some can be accepted.
   */
  Map<String, ReviewDecision> decisions(List<ProposedChange> changes) {
    Map<String, ReviewDecision> decisions = new LinkedHashMap<>();
    for (String edit : edited) {
      int at = edit.indexOf('=');
      ProposedChange change = find(changes, at < 0 ? edit : edit.substring(0, at));
      add(decisions, change, edit(change, at < 0 ? "" : edit.substring(at + 1)));
    }
    addNamed(decisions, changes, accepted, new ReviewDecision.Accept());
    addNamed(decisions, changes, rejected, new ReviewDecision.Reject());
    if (accepted.contains(ALL) && rejected.contains(ALL)) {
      throw CommandException.wrong("review", "all are accepted and rejected", "give one of them");
    }
    if (accepted.contains(ALL) || rejected.contains(ALL)) {
      for (ProposedChange change : changes) {
        decisions.putIfAbsent(
            change.id(),
            accepted.contains(ALL) ? new ReviewDecision.Accept() : new ReviewDecision.Reject());
      }
    }
    return decisions;
  }

  /** The user's wording for a bullet. */
  static ReviewDecision.Edit edit(ProposedChange change, String text) {
    String wording = OneLine.of(text, Integer.MAX_VALUE);
    if (wording.isEmpty() || !(change instanceof ProposedChange.OfBullet)) {
      throw CommandException.wrong(
          "edit " + change.id(),
          wording.isEmpty() ? "there is no new text" : "it is no bullet",
          wording.isEmpty() ? "give it behind the id: --edit ID=TEXT" : "accept or reject it");
    }
    return new ReviewDecision.Edit(SecretRedactor.product().redact(wording));
  }

  private static void addNamed(
      Map<String, ReviewDecision> decisions,
      List<ProposedChange> changes,
      List<String> names,
      ReviewDecision decision) {
    for (String name : names) {
      if (!name.equals(ALL)) {
        add(decisions, find(changes, name), decision);
      }
    }
  }

  private static void add(
      Map<String, ReviewDecision> decisions, ProposedChange change, ReviewDecision decision) {
    ReviewDecision other = decisions.put(change.id(), decision);
    if (other != null && !other.equals(decision)) {
      throw CommandException.wrong(
          "review", "there are two decisions about " + change.id(), "give one of them");
    }
  }

  private static ProposedChange find(List<ProposedChange> changes, String named) {
    String id = named.strip().toLowerCase(Locale.ROOT);
    List<ProposedChange> found =
        id.length() < MIN_ID
            ? List.of()
            : changes.stream().filter(change -> change.id().startsWith(id)).toList();
    if (found.isEmpty()) {
      throw CommandException.notFound(
          "review", "no change has the id " + named, "memories review lists them");
    }
    if (found.size() > 1) {
      throw CommandException.ambiguous(
          "review",
          found.size() + " changes have the id " + named,
          "name one by its whole id: " + found.get(0).id() + ", " + found.get(1).id());
    }
    return found.getFirst();
  }
}
