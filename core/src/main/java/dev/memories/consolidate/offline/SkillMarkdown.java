package dev.memories.consolidate.offline;

import dev.memories.consolidate.offline.ProcedureFinder.Procedure;
import dev.memories.redact.SecretRedactor;
import dev.memories.trace.TraceBullet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a procedure as a skill: front matter for agents, steps, expected results. */
record SkillMarkdown(RegistryMarkdown bullets, String projectName) {
  private static final int MAX_NAME = 48;
  private static final int MAX_FAILURES = 6;

  /** The skill's folder: lower-case ASCII words of its last check, joined by hyphens. */
  private static String name(Procedure procedure) {
    String words =
        command(lastCheck(procedure))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String name = "verify-" + (words.isEmpty() ? "project" : words);
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME).replaceAll("-$", "");
  }

  OfflineConsolidator.Skill write(Procedure procedure) {
    return new OfflineConsolidator.Skill(
        name(procedure), SecretRedactor.product().redact(text(procedure)));
  }

  private String text(Procedure procedure) {
    StringBuilder out = new StringBuilder("---\nname: ").append(name(procedure)).append('\n');
    out.append("description: ").append(quoted(description(procedure))).append("\n---\n\n");
    out.append("# Verify a change in ").append(projectName).append("\n\n## Steps\n");
    IntStream.range(0, procedure.steps().size())
        .forEach(
            at ->
                out.append(at + 1)
                    .append(bullets.bullet(procedure.steps().get(at)).replaceFirst("^-", "."))
                    .append('\n'));
    section(out, "Passed in", procedure.uses());
    section(out, "How it failed", procedure.failures().stream().limit(MAX_FAILURES).toList());
    return out.toString();
  }

  private void section(StringBuilder out, String heading, List<RegistryEntry> findings) {
    if (!findings.isEmpty()) {
      out.append("\n## ").append(heading).append('\n');
      findings.forEach(finding -> out.append(bullets.bullet(finding)).append('\n'));
    }
  }

  private String description(Procedure procedure) {
    return "Use after a change in "
        + projectName
        + ", before you say that it works: "
        + procedure.steps().stream()
            .map(SkillMarkdown::command)
            .collect(Collectors.joining(", then "));
  }

  private static RegistryEntry lastCheck(Procedure procedure) {
    return procedure.steps().stream()
        .filter(step -> CommandRun.isCheck(command(step)))
        .reduce((_, later) -> later)
        .orElseGet(procedure.steps()::getLast);
  }

  private static String command(RegistryEntry step) {
    return new TraceBullet(step.text(), List.of()).codes().getFirst();
  }

  /** A YAML scalar that may hold anything. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
