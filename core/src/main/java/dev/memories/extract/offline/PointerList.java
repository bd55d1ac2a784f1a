package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.Excerpt;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.evidence.UserWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list "Pointers and references": paths and addresses, each with why it matters. */
final class PointerList {
  private static final int MOST = 8;

  private static final int ASKED_CHARS = 80;

  private final TurnEvidence stretch;
  private final TaskVerdict verdict;
  private final Map<String, Bullet> byPlace = new LinkedHashMap<>();

  private PointerList(TurnEvidence stretch, TaskVerdict verdict) {
    this.stretch = stretch;
    this.verdict = verdict;
  }

  static List<Bullet> of(TurnEvidence stretch, TaskVerdict verdict) {
    PointerList pointers = new PointerList(stretch, verdict);
    List<ToolStep> steps = stretch.steps();
    steps.forEach(pointers::changed);
    steps.forEach(pointers::found);
    UserWords words = stretch.words();
    words
        .reported()
        .forEach(error -> pointers.put(error, "error that the user reported", words.line()));
    words.files().forEach(file -> pointers.put(file, "named by the user", words.line()));
    if (pointers.byPlace.isEmpty()) {
      steps.forEach(pointers::read);
    }
    return pointers.byPlace.values().stream().limit(MOST).toList();
  }

  private void changed(ToolStep step) {
    switch (step) {
      case ToolStep.Patch patch -> {
        if (!patch.result().failed()) {
          patch.changes().forEach(change -> edited(change.path(), change.verb(), patch.line()));
        }
      }
      case ToolStep.Command command -> {
        if (command.role().changes() && command.result().passed()) {
          Long[] lines = {command.line(), command.result().line()};
          command.subjects().forEach(file -> edited(file, "changed by a command", lines));
          command.result().places().forEach(file -> differs(file, lines));
        }
      }
      case ToolStep.ReviewFinding finding ->
          put(
              finding.place(),
              "review finding " + StepPhrases.quote(finding.title()),
              finding.line());
      case ToolStep.OtherCall _, ToolStep.Lookup _ -> {}
    }
  }

  private void found(ToolStep step) {
    switch (step) {
      case ToolStep.Command command when command.role().changes() -> {}
      case ToolStep.Command command ->
          command
              .result()
              .places()
              .forEach(
                  place ->
                      put(
                          place,
                          "found by " + StepPhrases.code(command),
                          command.line(),
                          command.result().line()));
      case ToolStep.Lookup source -> {
        if (!source.why().equals("web search")) {
          put(source.place(), source.why(), source.line());
        }
      }
      case ToolStep.Patch _, ToolStep.OtherCall _, ToolStep.ReviewFinding _ -> {}
    }
  }

  private void read(ToolStep step) {
    if (step instanceof ToolStep.Command command
        && command.result().passed()
        && byPlace.size() < 3) {
      command.subjects().forEach(file -> put(file, "read", command.line()));
    }
  }

  /** What was edited matters by what a check then said of it, else by what was asked. */
  private void edited(Excerpt place, String how, Long... lines) {
    List<Long> all = new ArrayList<>(List.of(lines));
    ToolStep.Command check = verdict.check();
    UserWords words = stretch.words();
    String why = "";
    if (check != null) {
      all.addAll(List.of(check.line(), check.result().line()));
      why = ", then " + StepPhrases.code(check) + (check.result().passed() ? " passed" : " failed");
    } else if (!words.whole().isEmpty()) {
      all.add(words.line());
      why = ", asked for: " + words.subject().shortened(ASKED_CHARS).inQuotes();
    }
    put(place, how + why, all.toArray(Long[]::new));
  }

  /**
   * A diff may show what was changed before: only a check, and not what was asked, speaks of it.
   */
  private void differs(Excerpt place, Long... lines) {
    String how = "in the diff shown after the edit";
    if (verdict.check() == null) {
      put(place, how, lines);
    } else {
      edited(place, how, lines);
    }
  }

  private void put(Excerpt place, String why, Long... lines) {
    if (!place.isEmpty()) {
      byPlace.putIfAbsent(place.text(), Bullet.of(place.inCode() + ": " + why, lines));
    }
  }
}
