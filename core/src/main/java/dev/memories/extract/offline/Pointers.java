package dev.memories.extract.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list "Pointers and references": paths and addresses, each with why it matters. */
final class Pointers {
  private static final int MOST = 8;

  private static final int ASKED_CHARS = 80;

  private final Stretch stretch;
  private final Verdict verdict;
  private final Map<String, Bullet> byPlace = new LinkedHashMap<>();

  private Pointers(Stretch stretch, Verdict verdict) {
    this.stretch = stretch;
    this.verdict = verdict;
  }

  static List<Bullet> of(Stretch stretch, Verdict verdict) {
    Pointers pointers = new Pointers(stretch, verdict);
    List<Step> steps = stretch.steps();
    steps.forEach(pointers::changed);
    steps.forEach(pointers::found);
    Words words = stretch.words();
    words
        .reported()
        .forEach(error -> pointers.put(error, "error that the user reported", words.line()));
    words.files().forEach(file -> pointers.put(file, "named by the user", words.line()));
    if (pointers.byPlace.isEmpty()) {
      steps.forEach(pointers::read);
    }
    return pointers.byPlace.values().stream().limit(MOST).toList();
  }

  private void changed(Step step) {
    switch (step) {
      case Step.Patch patch -> {
        if (!patch.result().failed()) {
          patch.changes().forEach(change -> edited(change.path(), change.verb(), patch.line()));
        }
      }
      case Step.Command command -> {
        if (command.role().changes() && command.result().passed()) {
          Long[] lines = {command.line(), command.result().line()};
          command.subjects().forEach(file -> edited(file, "changed by a command", lines));
          command.result().places().forEach(file -> differs(file, lines));
        }
      }
      case Step.Finding finding ->
          put(finding.place(), "review finding " + Phrases.quote(finding.title()), finding.line());
      case Step.OtherCall _, Step.Source _ -> {}
    }
  }

  private void found(Step step) {
    switch (step) {
      case Step.Command command when command.role().changes() -> {}
      case Step.Command command ->
          command
              .result()
              .places()
              .forEach(
                  place ->
                      put(
                          place,
                          "found by " + Phrases.code(command),
                          command.line(),
                          command.result().line()));
      case Step.Source source -> {
        if (!source.why().equals("web search")) {
          put(source.place(), source.why(), source.line());
        }
      }
      case Step.Patch _, Step.OtherCall _, Step.Finding _ -> {}
    }
  }

  private void read(Step step) {
    if (step instanceof Step.Command command && command.result().passed() && byPlace.size() < 3) {
      command.subjects().forEach(file -> put(file, "read", command.line()));
    }
  }

  /** What was edited matters by what a check then said of it, else by what was asked. */
  private void edited(Excerpt place, String how, Long... lines) {
    List<Long> all = new ArrayList<>(List.of(lines));
    Step.Command check = verdict.check();
    Words words = stretch.words();
    String why = "";
    if (check != null) {
      all.addAll(List.of(check.line(), check.result().line()));
      why = ", then " + Phrases.code(check) + (check.result().passed() ? " passed" : " failed");
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
