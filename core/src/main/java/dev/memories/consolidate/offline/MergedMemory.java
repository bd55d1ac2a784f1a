package dev.memories.consolidate.offline;

import java.util.List;

/**
 * What a merge gives: the texts of {@code MEMORY.md} and of each {@code SKILL.md}.
 *
 * @param skills in order of weight, names distinct
 */
record MergedMemory(String registry, List<Skill> skills) {
  MergedMemory {
    skills = List.copyOf(skills);
  }

  /**
   * One skill.
   *
   * @param name its folder under {@code skills/}
   */
  record Skill(String name, String text) {}
}
