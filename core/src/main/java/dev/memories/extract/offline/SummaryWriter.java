package dev.memories.extract.offline;

import dev.memories.trace.TraceOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    TraceOutcome last = tasks.getLast().verdict().outcome();
    long rejections =
        tasks.stream().filter(task -> task.next().filter(Words::rejects).isPresent()).count();
    String after =
        rejections == 0
            ? ""
            : rejections == 1 ? " after a correction" : " after " + rejections + " corrections";
    boolean interrupted = tasks.getLast().stretch().interruptedAt().isPresent();
    return last.label()
        + (last == TraceOutcome.FAIL ? "" : after)
        + (interrupted ? ", interrupted" : "");
  }

  private List<String> checks() {
    Set<String> checks = new LinkedHashSet<>();
    for (TraceWriter.Task task : tasks.reversed()) {
      Step.Command check = task.verdict().check();
      if (check != null) {
        String verdict =
            check.result().telling().isEmpty() ? "" : " (" + check.result().telling().plain() + ")";
        checks.add(
            check.result().passed()
                ? "verify with " + check.text().plain() + verdict
                : check.text().plain() + " ended with exit " + check.result().exit() + verdict);
      }
    }
    return checks.stream().limit(2).toList();
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

  private List<String> traps() {
    Set<String> traps = new LinkedHashSet<>();
    for (TraceWriter.Task task : tasks) {
      for (Step step : task.stretch().steps()) {
        if (step instanceof Step.Command command && !command.role().checks()) {
          Result result = command.result();
          if (result.failed() && !result.telling().isEmpty()) {
            traps.add(
                command.text().shortened(80).plain()
                    + " failed: "
                    + result.telling().shortened(120).plain());
          } else if (result.ending() == Result.Ending.RUNNING) {
            traps.add(
                command.text().shortened(80).plain()
                    + " was still running when the tool came back");
          }
        }
      }
    }
    return traps.stream().limit(2).toList();
  }
}
