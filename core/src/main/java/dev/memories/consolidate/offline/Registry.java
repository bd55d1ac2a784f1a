package dev.memories.consolidate.offline;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The merged knowledge of a project's traces by topic, best supported entries first. */
record Registry(Map<Topic, List<RegistryEntry>> findings) {
  Registry {
    EnumMap<Topic, List<RegistryEntry>> sorted = new EnumMap<>(Topic.class);
    findings.forEach(
        (topic, list) -> {
          if (!list.isEmpty()) {
            sorted.put(
                topic, list.stream().sorted(RegistryEntry.BY_WEIGHT).limit(topic.limit()).toList());
          }
        });
    findings = Collections.unmodifiableMap(sorted);
  }

  /**
   * Sorts what the traces say by topic, settles conflicts and merges duplicates.
   *
   * @param traces newest session first
   */
  static Registry of(List<SessionTrace> traces) {
    Map<Topic, List<RegistryEntry>> findings = new EnumMap<>(Topic.class);
    findings.put(Topic.CHECKS, CommandEntries.of(traces));
    findings.put(Topic.PREFERENCES, PreferenceEntries.of(traces));
    findings.put(Topic.TRAPS, TrapEntries.of(traces));
    findings.put(Topic.KNOWLEDGE, KnowledgeEntries.of(traces));
    findings.put(Topic.PLACES, PlaceEntries.of(traces));
    findings.put(Topic.FOLLOW_UPS, FollowUps.of(traces));
    return new Registry(findings);
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  /** Without the last finding of the topic that is most over its share; of equals the last. */
  Registry smaller() {
    Map<Topic, List<RegistryEntry>> fewer = new TreeMap<>(findings);
    findings.keySet().stream()
        .max(Comparator.comparingDouble(this::overShare).thenComparing(Comparator.naturalOrder()))
        .ifPresent(
            topic -> fewer.computeIfPresent(topic, (_, all) -> all.subList(0, all.size() - 1)));
    return new Registry(fewer);
  }

  private double overShare(Topic topic) {
    return (double) findings.getOrDefault(topic, List.of()).size() / topic.weight();
  }
}
