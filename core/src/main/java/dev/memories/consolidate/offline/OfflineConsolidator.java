package dev.memories.consolidate.offline;

import dev.memories.consolidate.Consolidator;
import dev.memories.consolidate.ConsolidatorException;
import dev.memories.folder.ProjectFolder;
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

  /** Limit with the rules that outlive the newest sessions. */
  private static final long MAX_BYTES_WITH_RULES = 10_000;

  /** About the length of a source in brackets. */
  private static final int SOURCE_BYTES = 25;

  /** How many traces are read at most, newest first. */
  private static final int REACH = 200;

  /** Another one makes every registry anew: it stands for the rules of this package. */
  private static final String VERSION = "6";

  /** Limit of a registry relative to its traces, so that it selects the important parts. */
  private static final double MAX_SHARE_OF_TRACES = 0.6;

  /** What a registry may have in any case: few short traces can hold a rule or two. */
  private static final long LEAST_BYTES = 800;

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
  public String version() {
    return VERSION;
  }

  @Override
  public int reach() {
    return REACH;
  }

  @Override
  public void consolidate(Project project, Path staging, List<Trace> traces) {
    MergedMemory merged = merge(project, traces, ProjectFolder.of(project));
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
  static MergedMemory merge(Project project, List<Trace> traces, ProjectFolder folder) {
    List<SessionTrace> sessions = SessionSelection.of(traces);
    RegistryMarkdown markdown = RegistryMarkdown.of(project, sessions, traces.size());
    SkillMarkdown skills = new SkillMarkdown(markdown, markdown.projectName());
    StandingCheck check = new StandingCheck(folder);
    Registry registry = Registry.of(sessions).map(check::apply);
    List<SessionTrace> recent = sessions.stream().filter(SessionTrace::recent).toList();
    return new MergedMemory(
        registry(markdown, registry, budget(traces, registry, sessions)),
        ProcedureFinder.of(recent).stream().map(skills::write).toList());
  }

  private static String registry(RegistryMarkdown markdown, Registry all, long budget) {
    Registry registry = all;
    String text = markdown.write(registry);
    while (!registry.isEmpty() && Utf8Budget.length(text) > budget) {
      registry = registry.smaller();
      text = markdown.write(registry);
    }
    return SecretRedactor.product().redact(text);
  }

  /** Rules of older sessions come on top, so that they do not crowd out the newer ones. */
  private static long budget(List<Trace> traces, Registry registry, List<SessionTrace> sessions) {
    long bytes = traces.stream().mapToLong(trace -> Utf8Budget.length(trace.body())).sum();
    long rules =
        registry.findings().getOrDefault(Topic.PREFERENCES, List.of()).stream()
            .filter(rule -> !sessions.get(rule.newest()).recent())
            .mapToLong(rule -> Utf8Budget.length(rule.text()) + SOURCE_BYTES)
            .sum();
    return Math.min(
        Math.min(MAX_REGISTRY_BYTES + rules, MAX_BYTES_WITH_RULES),
        Math.max((long) (bytes * MAX_SHARE_OF_TRACES), LEAST_BYTES));
  }
}
