package dev.memories.tui.memory.action;

import static dev.memories.tui.memory.action.ActionPlanner.count;

import dev.memories.pipeline.forget.ForgetReport;
import dev.memories.pipeline.forget.ForgetReport.Removed;
import dev.memories.redact.RedactedPath;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.HeldLock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes what forgetting removes and what it keeps. */
final class ForgetMessages {
  private static final Pattern IN_BUCKET =
      Pattern.compile("^.*/[0-9a-f]{64}/(?:memory/)?(history|trace_summaries)?(.*)$");

  private ForgetMessages() {}

  /** One line for each place: {@code MEMORY.md: 5 bullets, 1 mention}. */
  static List<String> gone(List<ForgetReport> reports) {
    Map<String, Map<String, Integer>> places = new LinkedHashMap<>();
    for (ForgetReport report : reports) {
      for (Removed removed : report.removals()) {
        places
            .computeIfAbsent(place(removed), _ -> new LinkedHashMap<>())
            .merge(thing(removed.part()), removed.count(), Integer::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    places.forEach(
        (place, things) ->
            lines.add(
                things.entrySet().stream()
                    .map(thing -> count(thing.getValue(), thing.getKey()))
                    .collect(Collectors.joining(", ", place + ": ", ""))));
    return lines;
  }

  /** The files that a person wrote: they stay even if they name a forgotten session. */
  static List<String> kept(List<ForgetReport> reports) {
    return reports.stream()
        .flatMap(report -> report.kept().stream())
        .map(kept -> "%s stays: it is %s".formatted(inTree(kept.path().toString()), kept.reason()))
        .distinct()
        .toList();
  }

  /** Another run holds the lock of a project, or took it meanwhile. */
  static ActionOutcome busy(@Nullable ConsolidationLock lock) {
    return lock == null
        ? new ActionOutcome.Failed("another run took the lock: try again")
        : new ActionOutcome.Busy(
            RedactedPath.of(lock.project().cwd()),
            new HeldLock(lock.owner(), lock.acquiredAt(), lock.expiresAt(), lock.expired()));
  }

  private static String place(Removed removed) {
    return removed.path() == null ? "database" : inTree(removed.path().toString());
  }

  /** Drops the home and the bucket from a path, and joins the versions of the history. */
  private static String inTree(String path) {
    return IN_BUCKET.matcher(path).replaceFirst(found -> found.group(1) == null ? "$2" : "$1");
  }

  private static String thing(String part) {
    return switch (part) {
      case "source" -> "mention";
      case "summary-line" -> "line";
      default -> part.replace('-', ' ');
    };
  }
}
