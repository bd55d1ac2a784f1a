package dev.memories.tui.memory;

import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.session.Project;
import dev.memories.tree.MemoryRoot;
import dev.memories.tui.memory.action.ActionExecutor;
import dev.memories.tui.memory.action.ActionPlanner;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import java.nio.file.Files;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The memory on this machine. */
public final class CoreCatalog implements MemoryCatalog, AutoCloseable {
  private final CoreParts parts;
  private final Pipeline pipeline;
  private final LazyDatabase state;
  private @Nullable LastVisit lastVisit;
  private final Set<Project> opened = ConcurrentHashMap.newKeySet();

  public CoreCatalog(CoreParts parts, Pipeline pipeline) {
    this.parts = parts;
    this.pipeline = pipeline;
    this.state = new LazyDatabase(parts.home().database(), parts.reading());
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
        ActionKind.REVIEW,
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
  public Document document(Subject subject, PreviewTab tab) {
    MemoryRoot root = open(subject.project());
    return switch (tab) {
      case RENDERED, RAW ->
          new DocumentReader(parts, state.database(), pipeline.gates()).of(subject, root, tab);
      case EVIDENCE -> new CitationReader(parts, state.database()).of(subject, root);
      case DIFF -> new VersionComparison(root).of(subject);
      case GIVEN -> new SessionReceipts(parts.home(), state.database()).of(subject);
    };
  }

  @Override
  public Panels panels(Panels.Choice choice) {
    return switch (choice) {
      case Panels.Choice.Dashboard _ -> dashboard();
      case Panels.Choice.Timeline(var only) ->
          TimelineReader.of(state.database().traces().heads(), only, parts.clock().instant());
    };
  }

  private synchronized Panels dashboard() {
    PreferencesFile file = new PreferencesFile(parts.home());
    Instant now = parts.clock().instant();
    LastVisit visit = lastVisit;
    if (visit == null) {
      Map<String, String> kept = file.read();
      visit = LastVisit.of(kept, now);
      lastVisit = visit;
      if (parts.mayRepair() && visit.isNew()) {
        file.write(visit.noting(kept, now));
      }
    }
    return new DashboardReader(parts, state.database(), pipeline.gates()).read(visit.at());
  }

  @Override
  public ActionPlan plan(Action.Planned action) {
    return new ActionPlanner(parts, state.database(), pipeline).of(action);
  }

  @Override
  public ActionOutcome perform(Action action, Progress.Listener listener)
      throws InterruptedException {
    return new ActionExecutor(parts, pipeline, listener).perform(action);
  }

  @Override
  public SearchAnswer search(String text, Optional<Project> own, Progress.Listener listener)
      throws InterruptedException {
    return new MemorySearch(parts.home(), state.database(), pipeline, parts.clock())
        .find(text, own, listener);
  }

  @Override
  public Document evidence(FoundLine found) {
    return new CitationReader(parts, state.database()).of(found);
  }

  @Override
  public Map<String, String> preferences() {
    return new PreferencesFile(parts.home()).read();
  }

  @Override
  public void keep(Map<String, String> preferences) {
    if (parts.mayRepair()) {
      PreferencesFile file = new PreferencesFile(parts.home());
      file.write(LastVisit.carried(file.read(), preferences));
    }
  }

  @Override
  public List<LineSuggestion> suggest(String line) {
    return pipeline.suggest(line);
  }

  @Override
  public long stamp(Optional<Project> inView) {
    return ChangeStamp.of(parts.home(), inView);
  }

  @Override
  public void close() {
    state.close();
  }

  /** Repairs the tree when it is opened for the first time. */
  private MemoryRoot open(Project project) {
    MemoryRoot root = parts.home().root(project);
    if (parts.mayRepair() && opened.add(project) && Files.isDirectory(root.folder())) {
      String failure = new TreeRepair(state.database()).open(project, root);
      if (failure != null) {
        opened.remove(project);
      }
    }
    return root;
  }
}
