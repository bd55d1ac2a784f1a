package dev.memories.tui.memory;

import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.state.ConsolidationTable.Consolidation;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.text.StoredPath;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import dev.memories.tui.text.CompactAge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the overview of a project. */
final class ProjectOverview {
  private static final int SHOWN = 10;

  private final CoreParts parts;
  private final StateDatabase state;

  ProjectOverview(CoreParts parts, StateDatabase state) {
    this.parts = parts;
    this.state = state;
  }

  String of(Project project, MemoryRoot root) {
    FactSheet facts = new FactSheet();
    String cwd = project.cwd();
    boolean gone = !Files.isDirectory(StoredPath.of(cwd));
    facts.title(RedactedPath.lastName(cwd));
    facts.fact("folder", FactSheet.code(RedactedPath.of(cwd)) + (gone ? " (gone)" : ""));
    if (gone) {
      facts.fact(
          "if it has moved", "`F` gives its memory to the new folder: `projects move OLD NEW`");
    }
    List<TraceHead> traces = state.traces().heads(project);
    facts.fact("traces", traces(traces));
    facts.fact("consolidated", consolidated(state.consolidations().latest(project)));
    state.locks().find(project).ifPresent(lock -> facts.fact("lock", lock(lock)));
    if (Files.isDirectory(root.folder())) {
      String size = FactSheet.size(new TreeReader(root).sizeBytes());
      facts.fact("memory", size + " in " + FactSheet.code(shortened(root)));
    } else {
      facts.fact("memory", "none yet: `x` extracts its sessions, `c` consolidates their traces");
    }
    if (!traces.isEmpty()) {
      facts.heading("Latest traces");
      traces.stream().limit(SHOWN).forEach(head -> facts.bullet(head.summary()));
    }
    return facts.text();
  }

  /** Shortens the name of the bucket, 64 digits; the copy menu has the whole path. */
  private static String shortened(MemoryRoot root) {
    Path bucket = root.folder().getParent();
    if (bucket == null || bucket.getParent() == null) {
      return root.folder().toString();
    }
    String name = bucket.getFileName().toString();
    return bucket.getParent().resolve(name.substring(0, Math.min(8, name.length())) + "…")
        + "/memory";
  }

  private static String traces(List<TraceHead> traces) {
    int inTree = Math.min(traces.size(), MemoryRoot.MAX_TRACES);
    return inTree == traces.size()
        ? Integer.toString(inTree)
        : "%d, the newest %d in the tree".formatted(traces.size(), inTree);
  }

  private String consolidated(Optional<Consolidation> last) {
    return last.map(
            made ->
                "%s by %s, from %d traces"
                    .formatted(
                        CompactAge.ago(made.consolidatedAt(), parts.clock().instant()),
                        made.consolidator(),
                        made.traces().size()))
        .orElse("never");
  }

  private String lock(ConsolidationLock lock) {
    String since = CompactAge.ago(lock.acquiredAt(), parts.clock().instant());
    String until =
        lock.expired() ? "its lease has expired" : "until " + FactSheet.time(lock.expiresAt());
    String where = lock.host() == null ? "" : ", on " + lock.host();
    return "held by " + FactSheet.code(lock.owner()) + ", taken " + since + ", " + until + where;
  }
}
