package dev.memories.consolidate.offline;

import dev.memories.markdown.ShortenedLine;
import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.text.OneLine;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a registry as Markdown: a heading per topic, a bullet per entry, sources in brackets. */
record RegistryMarkdown(String projectName, TracePrefixes prefixes, int traces) {
  private static final int MAX_NAME = 80;
  static final int MAX_BULLET = 340;

  /**
   * @param traces those that were merged
   * @param all how many traces there are
   */
  static RegistryMarkdown of(Project project, List<SessionTrace> traces, int all) {
    String folder = RedactedPath.lastName(project.cwd());
    return new RegistryMarkdown(
        OneLine.of(folder.isEmpty() ? project.cwd() : folder, MAX_NAME),
        TracePrefixes.of(traces.stream().map(SessionTrace::id).toList()),
        traces.isEmpty() ? all : traces.size());
  }

  String write(Registry registry) {
    StringBuilder out =
        new StringBuilder("# ").append(projectName).append("\n\n").append(intro(registry));
    registry
        .findings()
        .forEach(
            (topic, findings) -> {
              out.append("\n## ").append(topic.heading()).append('\n');
              shown(topic, findings).forEach(finding -> out.append(bullet(finding)).append('\n'));
            });
    return out.toString();
  }

  /** Facts of one session stand together, the newest session first. */
  private static Stream<RegistryEntry> shown(Topic topic, List<RegistryEntry> findings) {
    return topic == Topic.KNOWLEDGE
        ? findings.stream().sorted(Comparator.comparingInt(RegistryEntry::newest))
        : findings.stream();
  }

  private String intro(Registry registry) {
    String sessions = traces == 1 ? "1 session" : traces + " sessions";
    return registry.isEmpty()
        ? "Nothing to keep from " + sessions + " yet.\n"
        : "From "
            + sessions
            + ". In brackets: the trace (`memories trace show ID`) and the lines of its rollout.\n";
  }

  String bullet(RegistryEntry finding) {
    String sources =
        finding.sources().stream().map(prefixes::name).collect(Collectors.joining("; "));
    String caution = finding.caution() == null ? "" : "; " + finding.caution();
    return "- " + ShortenedLine.of(finding.text(), MAX_BULLET) + " [" + sources + caution + "]";
  }
}
