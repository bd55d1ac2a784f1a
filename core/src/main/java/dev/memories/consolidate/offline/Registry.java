package dev.memories.consolidate.offline;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The merged knowledge of a project's traces by topic, the most important entries first. */
record Registry(Map<Topic, List<RegistryEntry>> findings) {
  Registry {
    EnumMap<Topic, List<RegistryEntry>> sorted = new EnumMap<>(Topic.class);
    findings.forEach(
        (topic, list) -> {
          if (!list.isEmpty()) {
            sorted.put(topic, list.stream().limit(topic.limit()).toList());
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
    List<SessionTrace> recent = traces.stream().filter(SessionTrace::recent).toList();
    Map<Topic, List<RegistryEntry>> findings = new EnumMap<>(Topic.class);
    findings.put(Topic.CHECKS, CommandEntries.of(recent));
    findings.put(Topic.PREFERENCES, PreferenceEntries.of(traces));
    findings.put(Topic.TRAPS, TrapEntries.of(traces));
    findings.put(Topic.KNOWLEDGE, KnowledgeEntries.of(recent));
    findings.put(Topic.PLACES, PlaceEntries.of(recent));
    findings.put(Topic.FOLLOW_UPS, FollowUps.of(recent));
    return new Registry(findings);
  }

  /** The same registry, each entry changed or left out. */
  Registry map(BiFunction<Topic, RegistryEntry, Optional<RegistryEntry>> change) {
    Map<Topic, List<RegistryEntry>> changed = new EnumMap<>(Topic.class);
    findings.forEach(
        (topic, list) ->
            changed.put(
                topic,
                list.stream().flatMap(entry -> change.apply(topic, entry).stream()).toList()));
    return new Registry(changed);
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  /**
   * Removes the last entry of the topic that exceeds its share most; on a tie, of the last topic.
   */
  Registry smaller() {
    Map<Topic, List<RegistryEntry>> fewer = new TreeMap<>(findings);
    findings.keySet().stream()
        .max(Comparator.comparingDouble(this::overShare).thenComparing(Comparator.naturalOrder()))
        .ifPresent(
            topic -> fewer.computeIfPresent(topic, (_, all) -> all.subList(0, all.size() - 1)));
    return new Registry(fewer);
  }

  private double overShare(Topic topic) {
    return findings.getOrDefault(topic, List.of()).stream()
            .mapToDouble(entry -> Math.min(entry.text().length(), RegistryMarkdown.MAX_BULLET))
            .sum()
        / topic.weight();
  }
}
