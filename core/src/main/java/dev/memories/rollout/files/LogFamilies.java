package dev.memories.rollout.files;

import dev.memories.session.Agent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logs of Claude Code that begin with the same line: a session and its forks. */
final class LogFamilies {
  private final Map<Path, LogHead> heads = new HashMap<>();
  private final Map<String, List<LogHead>> byFirstLine = new HashMap<>();

  /** Reads the beginning of each log. */
  LogFamilies(RolloutFiles files) {
    for (RolloutFiles.Folder folder : files.folders()) {
      for (RolloutFiles.Found file : folder.files()) {
        if (Agent.isClaudeLog(file.fileName())) {
          LogHead.of(file.path()).ifPresent(this::add);
        }
      }
    }
  }

  private void add(LogHead head) {
    heads.put(head.log(), head);
    byFirstLine.computeIfAbsent(head.firstLine(), _ -> new ArrayList<>(1)).add(head);
  }

  /** The logs from which this one may have copied lines. */
  List<Path> olderThan(Path log) {
    Optional<LogHead> head = Optional.ofNullable(heads.get(log)).or(() -> LogHead.of(log));
    return head.stream()
        .flatMap(
            known ->
                byFirstLine.getOrDefault(known.firstLine(), List.of()).stream()
                    .filter(other -> other.isBefore(known)))
        .map(LogHead::log)
        .toList();
  }
}
