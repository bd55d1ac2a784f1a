package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.evidence.ToolStep;
import java.util.List;

/**
 * A command that failed, the later run that passed, and what was different.
 *
 * @param how in words for a trace; what it puts in marks occurs in one of the lines
 * @param lines of the rollout that show {@code how}
 * @param byEdit whether only edits of files lie between the two
 * @param changesFiles whether a patch is among what lies between the two
 */
record Remedy(
    ToolStep.Command failed,
    ToolStep.Command passed,
    String how,
    List<Long> lines,
    boolean byEdit,
    boolean changesFiles) {
  Remedy {
    lines = List.copyOf(lines);
  }
}
