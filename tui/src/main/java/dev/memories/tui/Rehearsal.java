package dev.memories.tui;

import dev.memories.session.Project;
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
import dev.memories.tui.terminal.FullScreenTerminal;
import dev.memories.tui.terminal.PseudoTerminal;
import dev.memories.tui.update.BrowserEvent;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A short run of the browser on a pseudo terminal, for the start-up cache. */
final class Rehearsal {
  private static final Project PROJECT = new Project("/srv/rehearsal");

  /** Moves, opens the help, filters, quits. */
  private static final List<String> KEYS =
      List.of("j", "\u001b", "j", "2", "j", "?", "\u001b[B", "\u001b", "/a", "\r", "\u001b", "q");

  /** Milliseconds between two keys, so that each key gets a frame while the JVM is cold. */
  private static final long PAUSE = 60;

  private Rehearsal() {}

  static void run() throws IOException, InterruptedException {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      BlockingQueue<BrowserEvent> events = new LinkedBlockingQueue<>();
      FullScreenTerminal screen = terminal.screen(events);
      Map<String, String> environment = Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor");
      BrowserOptions options =
          new BrowserOptions(Optional.of(PROJECT), true, false, Optional.empty(), environment);
      Thread.ofPlatform().daemon().name("typist").start(() -> type(terminal, events));
      new MemoryBrowser(new OneTrace(), options, InstantSource.system()).run(screen, events);
    }
  }

  private static void type(PseudoTerminal terminal, BlockingQueue<BrowserEvent> events) {
    try {
      for (String key : KEYS) {
        Thread.sleep(PAUSE);
        terminal.type(key);
      }
    } catch (IOException closed) {
      // The browser has quit already.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      events.add(new BrowserEvent.HungUp());
    }
  }

  /** A memory of one project with one trace. */
  private static final class OneTrace implements MemoryCatalog {
    @Override
    public Set<ActionKind> supported() {
      return EnumSet.allOf(ActionKind.class);
    }

    @Override
    public List<ProjectRow> projects() {
      return List.of(
          new ProjectRow(
              PROJECT,
              Map.of(Section.TRACES, 1),
              new ProjectRow.Health(false, false, 0),
              Optional.empty()));
    }

    @Override
    public Panels panels(Panels.Choice choice) {
      Panels.Line line =
          new Panels.Line(new Subject.Overview(PROJECT), "one", Optional.empty(), Optional.empty());
      return new Panels(
          List.of(1, 2), List.of(new Panels.Panel("New", List.of(line), 1, "nothing")));
    }

    @Override
    public List<EntryRow> entries(Project project, Section section) {
      return List.of(EntryRow.named(new Subject.Skill(project, "one"), "one"));
    }

    @Override
    public Document document(Subject subject, PreviewTab tab) {
      return new Document.Text("# One\n\n- `one` [L1]\n", Optional.empty(), 0);
    }

    @Override
    public ActionPlan plan(Action.Planned action) {
      return new ActionPlan("Go on?", List.of(), false);
    }

    @Override
    public ActionOutcome perform(Action action, Progress.Listener listener) {
      return new ActionOutcome.Done("done");
    }

    @Override
    public SearchAnswer search(String text, Optional<Project> own, Progress.Listener listener) {
      return SearchAnswer.nothing(text, "");
    }

    @Override
    public Document evidence(FoundLine found) {
      return new Document.Evidence(List.of());
    }

    @Override
    public Map<String, String> preferences() {
      return Map.of();
    }

    @Override
    public void keep(Map<String, String> preferences) {}

    @Override
    public List<LineSuggestion> suggest(String line) {
      return List.of();
    }

    @Override
    public long stamp(Optional<Project> inView) {
      return 0;
    }
  }
}
