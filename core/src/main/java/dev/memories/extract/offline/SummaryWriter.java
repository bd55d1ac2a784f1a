package dev.memories.extract.offline;

import dev.memories.extract.offline.evidence.SessionEvidence;
import dev.memories.extract.offline.verdict.TraceTask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the one-line summary: at most 110 words and 1,100 bytes. What came of the session leads,
 * in the agent's words; without these, what was changed and what failed.
 */
final class SummaryWriter {
  private static final int MOST_WORDS = 110;
  private static final int MOST_BYTES = 1_100;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private SummaryWriter() {}

  static String summary(SessionEvidence evidence, List<TraceTask> tasks) {
    SummaryFacts facts = new SummaryFacts(evidence, tasks);
    List<String> results = facts.results();
    List<String> parts = new ArrayList<>(results);
    parts.addAll(facts.preferences());
    parts.addAll(facts.openEnds());
    parts.addAll(facts.checks());
    if (results.isEmpty()) {
      parts.addAll(facts.changed());
      if (parts.isEmpty()) {
        parts.addAll(facts.findings());
      }
      parts.addAll(facts.traps());
    }
    return fitting(Headline.of(evidence, tasks), parts);
  }

  /** What does not fit is left out whole. */
  private static String fitting(String headline, List<String> parts) {
    String summary = headline;
    for (String part : parts) {
      String longer = summary + "; " + part;
      if (SPACE.split(longer, -1).length <= MOST_WORDS
          && longer.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
        summary = longer;
      }
    }
    return summary;
  }
}
