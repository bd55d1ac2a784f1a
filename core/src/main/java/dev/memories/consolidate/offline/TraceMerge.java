package dev.memories.consolidate.offline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts what the traces say by topic, settles conflicts and merges duplicates.
 *
 * <p>Pure: the same traces in the same order give the same registry.
 */
final class TraceMerge {
  private TraceMerge() {}

  /**
   * @param traces newest session first
   */
  static Registry merge(List<SessionTrace> traces) {
    Map<Topic, List<RegistryEntry>> findings = new EnumMap<>(Topic.class);
    findings.put(Topic.CHECKS, CommandEntries.of(traces));
    findings.put(Topic.PREFERENCES, PreferenceEntries.of(traces));
    findings.put(Topic.TRAPS, TrapEntries.of(traces));
    findings.put(Topic.KNOWLEDGE, KnowledgeEntries.of(traces));
    findings.put(Topic.PLACES, PlaceEntries.of(traces));
    findings.put(Topic.FOLLOW_UPS, FollowUps.of(traces));
    return new Registry(findings);
  }
}
