package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.UserWordsReader;
import java.util.List;
import java.util.Optional;

/** Finds a better title where a session is named by its first message. */
final class SessionTitle {
  private static final String OMISSION = "…";

  private SessionTitle() {}

  /**
   * The first thing asked, in the user's own words; empty when the title is not the first message,
   * or is no longer than these words.
   *
   * @param title as the index has it: the beginning of the first message, or a name from the user
   */
  static Optional<String> better(String title, SessionEvidence evidence, List<TraceTask> tasks) {
    if (evidence.stretches().isEmpty() || tasks.isEmpty()) {
      return Optional.empty();
    }
    TurnEvidence first = evidence.stretches().getFirst();
    String own = TraceTask.heading(first.words().heading());
    String begin = own.endsWith(OMISSION) ? own.substring(0, own.length() - 1) : own;
    boolean isFirstMessage = UserWordsReader.withoutGreeting(title).startsWith(begin);
    boolean hasMore = title.length() > own.length() + 1;
    return isFirstMessage && (hasMore || first.rolledBackAt().isPresent())
        ? Optional.of(tasks.getFirst().subject())
        : Optional.empty();
  }
}
