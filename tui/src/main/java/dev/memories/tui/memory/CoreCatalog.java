package dev.memories.tui.memory;

import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.Aspect;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.port.Plan;
import dev.memories.tui.port.ProgressListener;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Suggestion;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The memory of this machine, as the core keeps it. */
public final class CoreCatalog implements MemoryCatalog, AutoCloseable {
  private final CoreParts parts;
  private final Pipeline pipeline;
  private final ReadState state;
  private final Set<Project> opened = ConcurrentHashMap.newKeySet();

  public CoreCatalog(CoreParts parts, Pipeline pipeline) {
    this.parts = parts;
    this.pipeline = pipeline;
    this.state = new ReadState(parts.home().database(), parts.reading());
  }

  @Override
  public Set<ActionKind> supported() {
    return EnumSet.of(
        ActionKind.EXTRACT,
        ActionKind.CONSOLIDATE,
        ActionKind.RELEASE_LOCK,
        ActionKind.TAKE_LOCK,
        ActionKind.FORGET,
        ActionKind.RESTORE,
        ActionKind.REFRESH,
        ActionKind.RUN_LINE);
  }

  @Override
  public List<ProjectRow> projects() {
    return new ProjectRows(parts, state.database(), pipeline.gates()).all();
  }

  @Override
  public List<EntryRow> entries(Project project, Section section) {
    MemoryRoot root = open(project);
    return new EntryRows(state.database(), parts.clock(), pipeline.gates())
        .of(project, root, section);
  }

  @Override
  public Document document(Subject subject, Aspect aspect) {
    MemoryRoot root = open(subject.project());
    return switch (aspect) {
      case RENDERED, RAW ->
          new Texts(parts, state.database(), pipeline.gates()).of(subject, root, aspect);
      case EVIDENCE -> new Evidences(parts, state.database()).of(subject, root);
      case DIFF -> new Comparisons(root).of(subject);
    };
  }

  @Override
  public Plan plan(Action action) {
    return new Plans(parts, state.database(), pipeline).of(action);
  }

  @Override
  public ActionOutcome perform(Action action, ProgressListener listener)
      throws InterruptedException {
    return new Actions(parts, pipeline, listener).perform(action);
  }

  @Override
  public List<Suggestion> suggest(String line) {
    return pipeline.suggest(line);
  }

  @Override
  public long stamp(Optional<Project> inView) {
    return Stamps.of(parts.home(), inView);
  }

  @Override
  public void close() {
    state.close();
  }

  /** Mends the tree the first time that it is looked into. */
  private MemoryRoot open(Project project) {
    MemoryRoot root = parts.home().root(project);
    if (parts.mayMend() && opened.add(project) && Files.isDirectory(root.folder())) {
      String unmended = new TreeRepair(state.database()).open(project, root);
      if (unmended != null) {
        opened.remove(project);
      }
    }
    return root;
  }
}
