package dev.memories.extract.offline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list "Pointers and references": paths and addresses, each with why it matters. */
final class Pointers {
  private static final int MOST = 8;

  private final Map<String, Bullet> byPlace = new LinkedHashMap<>();

  private Pointers() {}

  static List<Bullet> of(Stretch stretch) {
    Pointers pointers = new Pointers();
    List<Step> steps = stretch.steps();
    steps.forEach(pointers::changed);
    steps.forEach(pointers::found);
    Words words = stretch.words();
    words
        .reported()
        .forEach(
            error ->
                pointers.put(error, "error that the user reported", words.line(), words.line()));
    words
        .files()
        .forEach(file -> pointers.put(file, "named by the user", words.line(), words.line()));
    if (pointers.byPlace.isEmpty()) {
      steps.forEach(pointers::read);
    }
    return pointers.byPlace.values().stream().limit(MOST).toList();
  }

  private void changed(Step step) {
    switch (step) {
      case Step.Patch patch -> {
        if (!patch.result().failed()) {
          patch
              .changes()
              .forEach(change -> put(change.path(), change.verb(), patch.line(), patch.line()));
        }
      }
      case Step.Command command -> {
        if (command.role().changes() && command.result().passed()) {
          command
              .subjects()
              .forEach(
                  file ->
                      put(file, "changed by a command", command.line(), command.result().line()));
          command
              .result()
              .places()
              .forEach(
                  file ->
                      put(
                          file,
                          "in the diff shown after the edit",
                          command.line(),
                          command.result().line()));
        }
      }
      case Step.Finding finding ->
          put(
              finding.place(),
              "review finding " + Phrases.quote(finding.title()),
              finding.line(),
              finding.line());
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
          put(source.place(), source.why(), source.line(), source.line());
        }
      }
      case Step.Patch _, Step.OtherCall _, Step.Finding _ -> {}
    }
  }

  private void read(Step step) {
    if (step instanceof Step.Command command && command.result().passed() && byPlace.size() < 3) {
      command.subjects().forEach(file -> put(file, "read", command.line(), command.line()));
    }
  }

  private void put(Excerpt place, String why, long line, long otherLine) {
    if (!place.isEmpty()) {
      byPlace.putIfAbsent(place.text(), Bullet.of(place.inCode() + ": " + why, line, otherLine));
    }
  }
}
