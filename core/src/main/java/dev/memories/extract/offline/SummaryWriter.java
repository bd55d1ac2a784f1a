package dev.memories.extract.offline;

import dev.memories.trace.TraceOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The title sentence of a trace and its one-line summary. */
final class SummaryWriter {
  private static final int MOST_WORDS = 110;
  private static final int MOST_BYTES = 1_100;
  private static final int MOST_FILES = 4;

  private final SessionEvidence evidence;
  private final List<TraceWriter.Task> tasks;

  SummaryWriter(SessionEvidence evidence, List<TraceWriter.Task> tasks) {
    this.evidence = evidence;
    this.tasks = tasks;
  }

  /** A person's first sentence as a heading: no mark of a list or heading leads it. */
  static String heading(Words words) {
    String plain = words.heading().plain().replaceFirst("^[#>*+\\s-]+", "");
    return plain.isEmpty() ? "request without words" : plain;
  }

  /** One sentence: the project, what was asked, what came of it. */
  String title() {
    if (tasks.isEmpty()) {
      return project() + ": a session in which nothing was asked";
    }
    return project()
        + ": "
        + unfinished(heading(tasks.getFirst().stretch().words()))
        + " ("
        + outcome()
        + ")";
  }

  /** At most 110 words and 1,100 bytes: the most reusable facts first. */
  String summary() {
    List<String> parts = new ArrayList<>();
    parts.add(title());
    checks().forEach(parts::add);
    changed().forEach(parts::add);
    preferences().forEach(parts::add);
    if (parts.size() == 1) {
      facts().forEach(parts::add);
    }
    traps().forEach(parts::add);
    StringBuilder summary = new StringBuilder();
    for (String part : parts) {
      String longer = summary.isEmpty() ? part : summary + "; " + part;
      if (longer.split("\\s+", -1).length <= MOST_WORDS
          && longer.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
        summary.setLength(0);
        summary.append(longer);
      }
    }
    return summary.toString();
  }

  private String project() {
    String path = evidence.cwd().plain();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "unknown project" : name;
  }

  private static String unfinished(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private String outcome() {
    TraceWriter.Task telling =
        tasks.reversed().stream()
            .filter(
                task -> task.verdict().check() != null || task.verdict().uncheckedEdit() != null)
            .findFirst()
            .orElse(tasks.getLast());
    TraceOutcome last = telling.verdict().outcome();
    long rejections =
        tasks.stream().filter(task -> task.next().filter(Words::rejects).isPresent()).count();
    String after =
        rejections == 0
            ? ""
            : rejections == 1 ? " after a correction" : " after " + rejections + " corrections";
    boolean interrupted = telling.stretch().interruptedAt().isPresent();
    return last.label()
        + (last == TraceOutcome.FAIL ? "" : after)
        + (interrupted ? ", interrupted" : "");
  }

  /** Each check by its last verdict, the last check first. */
  private List<String> checks() {
    Map<String, String> checks = new LinkedHashMap<>();
    for (TraceWriter.Task task : tasks.reversed()) {
      Step.Command check = task.verdict().check();
      if (check != null) {
        String verdict =
            check.result().telling().isEmpty()
                ? ""
                : " (" + check.result().telling().shortened(120).plain() + ")";
        String command = check.shown().shortened(160).plain();
        checks.putIfAbsent(
            command,
            check.result().passed()
                ? "verify with " + command + verdict
                : command + " ended with exit " + check.result().exit() + verdict);
      }
    }
    return checks.values().stream().limit(2).toList();
  }

  private List<String> changed() {
    Set<String> files = new LinkedHashSet<>();
    for (TraceWriter.Task task : tasks) {
      for (Step step : task.stretch().steps()) {
        if (step instanceof Step.Patch patch && !patch.result().failed()) {
          patch.changes().forEach(change -> files.add(change.path().plain()));
        } else if (step instanceof Step.Command command
            && command.role().changes()
            && command.result().passed()) {
          command.subjects().forEach(file -> files.add(file.plain()));
        }
      }
    }
    return files.isEmpty()
        ? List.of()
        : List.of("changed " + String.join(", ", files.stream().limit(MOST_FILES).toList()));
  }

  private List<String> preferences() {
    List<String> said = new ArrayList<>();
    for (Stretch stretch : evidence.stretches()) {
      Words words = stretch.words();
      if (words.rejects()) {
        said.add("user: \"" + words.whole().shortened(200).plain() + "\"");
      } else {
        words.rules().forEach(rule -> said.add("user: \"" + rule.plain() + "\""));
      }
    }
    return said.stream().distinct().limit(3).toList();
  }

  /** What a session without checks, edits and wishes still shows. */
  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    for (TraceWriter.Task task : tasks) {
      task.stretch()
          .words()
          .reported()
          .forEach(error -> facts.add("error reported: " + error.plain()));
      for (Step step : task.stretch().steps()) {
        switch (step) {
          case Step.Command command -> {
            if (command.role().kind().compareTo(CommandKind.QUERY) >= 0
                && command.result().passed()
                && !command.result().telling().isEmpty()) {
              facts.add(
                  command.shown().shortened(120).plain()
                      + " gives "
                      + command.result().telling().shortened(100).plain());
            }
            command.result().places().forEach(place -> facts.add("see " + place.plain()));
          }
          case Step.Finding finding ->
              facts.add(
                  "review finding " + finding.title().plain() + " at " + finding.place().plain());
          case Step.Source source -> facts.add(source.why() + " " + source.place().plain());
          case Step.Patch _, Step.OtherCall _ -> {}
        }
      }
    }
    return facts.stream().distinct().limit(4).toList();
  }

  /** Commands that differ in numbers only are one trap. */
  private List<String> traps() {
    Map<String, String> traps = new LinkedHashMap<>();
    for (TraceWriter.Task task : tasks) {
      Step.@Nullable Patch patch = null;
      for (Step step : task.stretch().steps()) {
        if (step instanceof Step.Patch made && !made.result().failed()) {
          patch = made;
        } else if (step instanceof Step.Command command) {
          (command.role().checks() ? tried(patch, command.result()) : trap(command))
              .ifPresent(
                  trap -> traps.putIfAbsent(command.text().text().replaceAll("\\d+", "0"), trap));
        }
      }
    }
    return traps.values().stream().limit(2).toList();
  }

  /** A replacement that a check then turned down. */
  private static Optional<String> tried(Step.@Nullable Patch patch, Result result) {
    if (patch == null || !result.failed() || result.telling().isEmpty()) {
      return Optional.empty();
    }
    return patch.changes().stream()
        .filter(change -> !change.before().isEmpty())
        .findFirst()
        .map(
            change ->
                change.before().plain()
                    + " -> "
                    + change.after().plain()
                    + " failed: "
                    + result.telling().shortened(120).plain());
  }

  private static Optional<String> trap(Step.Command command) {
    Result result = command.result();
    String shown = command.shown().shortened(80).plain();
    if (result.ending() == Result.Ending.RUNNING) {
      return Optional.of(shown + " was still running when the tool came back");
    }
    return (result.failed() || result.trouble()) && !result.telling().isEmpty()
        ? Optional.of(shown + " failed: " + result.telling().shortened(120).plain())
        : Optional.empty();
  }
}
