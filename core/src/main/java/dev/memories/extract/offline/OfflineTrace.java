package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.EvidenceReader;
import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.OfflineRules;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.trace.TraceDocument;
import java.util.List;
import java.util.Optional;

/**
 * Makes the trace of one session from the lines of its rollout.
 *
 * <p>Give it every entry in the file's order, then ask for the result once.
 */
public final class OfflineTrace {
  private static final OfflineRules RULES = OfflineRules.load();

  private final EvidenceReader reading;

  /**
   * @param cwd the working directory for a rollout that names none, as those of Codex 0.20
   */
  public OfflineTrace(SecretRedactor redactor, Optional<String> cwd) {
    this.reading = new EvidenceReader(redactor, RULES, cwd);
  }

  public void accept(RolloutEntry entry) {
    reading.accept(entry);
  }

  /**
   * The trace and its summary; redacted and within the bounds of a trace.
   *
   * @param title the title of the session so far
   */
  public Written write(String title) {
    SessionEvidence evidence = reading.evidence();
    List<TraceTask> tasks = TraceTask.of(evidence.stretches(), RULES.topics());
    return new Written(
        new TraceComposer(evidence, tasks, RULES.topics()).document(),
        SummaryWriter.summary(evidence, tasks),
        SessionTitle.better(title, evidence, tasks));
  }

  /**
   * What a session gives.
   *
   * @param document the trace as data
   * @param summary one line
   * @param title a better title of the session, if there is one
   */
  public record Written(TraceDocument document, String summary, Optional<String> title) {
    /** The trace as Markdown. */
    public String trace() {
      return document.markdown();
    }
  }
}
