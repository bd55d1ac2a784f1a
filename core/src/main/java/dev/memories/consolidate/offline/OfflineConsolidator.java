package dev.memories.consolidate.offline;

import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.ConsolidatorException;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Merges traces without a model: deterministic, in the traces' own words (docs/spec/product.md
 * 3.9).
 *
 * <p>Statements are sorted by topic. In a conflict the newer or better proven statement wins,
 * duplicates become one bullet that names every trace, and a procedure that passed in two sessions
 * becomes a skill.
 */
public final class OfflineConsolidator implements Consolidator {
  /** Limit of a registry in bytes, so that an agent can read it at the start of a session. */
  private static final long MAX_REGISTRY_BYTES = 4_400;

  /** Limit of a registry relative to its traces, so that it selects the important parts. */
  private static final double MAX_SHARE_OF_TRACES = 0.6;

  /**
   * The texts that a merge gives.
   *
   * @param registry {@code MEMORY.md}
   * @param skills in order of weight; names are distinct
   */
  record MergedMemory(String registry, List<Skill> skills) {
    MergedMemory {
      skills = List.copyOf(skills);
    }
  }

  /**
   * One skill.
   *
   * @param name its folder under {@code skills/}
   * @param text {@code SKILL.md}
   */
  record Skill(String name, String text) {}

  @Override
  public String name() {
    return "offline";
  }

  @Override
  public void consolidate(Project project, Path staging, List<Trace> traces) {
    MergedMemory merged = merge(project, traces);
    try {
      Files.writeString(staging.resolve("MEMORY.md"), merged.registry());
      for (Skill skill : merged.skills()) {
        Path folder = Files.createDirectories(staging.resolve("skills").resolve(skill.name()));
        Files.writeString(folder.resolve("SKILL.md"), skill.text());
      }
    } catch (IOException e) {
      throw new ConsolidatorException("write the merged memory to " + staging, e);
    }
  }

  /**
   * Merges traces into the texts of the memory.
   *
   * @param traces newest session first
   */
  static MergedMemory merge(Project project, List<Trace> traces) {
    List<SessionTrace> sessions = SessionTrace.of(traces);
    RegistryMarkdown markdown = RegistryMarkdown.of(project, traces);
    SkillMarkdown skills = new SkillMarkdown(markdown, markdown.projectName());
    return new MergedMemory(
        registry(markdown, Registry.of(sessions), traces),
        ProcedureFinder.of(sessions).stream().map(skills::write).toList());
  }

  private static String registry(RegistryMarkdown markdown, Registry all, List<Trace> traces) {
    long budget = budget(traces);
    Registry registry = all;
    String text = markdown.write(registry);
    while (!registry.isEmpty() && Utf8Budget.length(text) > budget) {
      registry = registry.smaller();
      text = markdown.write(registry);
    }
    return SecretRedactor.product().redact(text);
  }

  private static long budget(List<Trace> traces) {
    long bytes = traces.stream().mapToLong(trace -> Utf8Budget.length(trace.body())).sum();
    return Math.min(MAX_REGISTRY_BYTES, (long) (bytes * MAX_SHARE_OF_TRACES));
  }
}
