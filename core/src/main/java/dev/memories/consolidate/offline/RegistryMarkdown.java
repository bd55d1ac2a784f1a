package dev.memories.consolidate.offline;

import dev.memories.session.Project;
import dev.memories.text.OneLine;
import dev.memories.trace.Trace;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a registry as Markdown: a heading per topic, a bullet per entry, sources in brackets. */
record RegistryMarkdown(String projectName, TracePrefixes prefixes, int traces) {
  private static final int MAX_NAME = 80;
  private static final int MAX_BULLET = 360;

  static RegistryMarkdown of(Project project, List<Trace> traces) {
    String cwd = project.cwd();
    String folder = cwd.substring(cwd.lastIndexOf('/') + 1);
    return new RegistryMarkdown(
        OneLine.of(folder.isEmpty() ? cwd : folder, MAX_NAME),
        TracePrefixes.of(traces.stream().map(Trace::id).toList()),
        traces.size());
  }

  String write(Registry registry) {
    StringBuilder out =
        new StringBuilder("# ").append(projectName).append("\n\n").append(intro(registry));
    registry
        .findings()
        .forEach(
            (topic, findings) -> {
              out.append("\n## ").append(topic.heading()).append('\n');
              findings.forEach(finding -> out.append(bullet(finding)).append('\n'));
            });
    return out.toString();
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
