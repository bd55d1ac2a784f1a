package dev.memories.tui.loop;

import dev.memories.session.Project;
import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageRenderer;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.state.PageRequest;
import dev.memories.tui.update.BrowserEffect;
import dev.memories.tui.update.BrowserEvent;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out effects on the memory and blocks meanwhile. A failure becomes an event, too. */
final class MemoryEffects {
  private final MemoryCatalog catalog;

  MemoryEffects(MemoryCatalog catalog) {
    this.catalog = catalog;
  }

  /** Carries out an effect and sends the resulting events. Ignores {@link BrowserEffect.Cancel}. */
  void run(BrowserEffect.OnMemory effect, Consumer<BrowserEvent> events) {
    try {
      switch (effect) {
        case BrowserEffect.LoadProjects _ ->
            events.accept(new BrowserEvent.ProjectsLoaded(catalog.projects()));
        case BrowserEffect.LoadPanels(var choice) ->
            events.accept(new BrowserEvent.PanelsLoaded(choice, catalog.panels(choice)));
        case BrowserEffect.LoadEntries(var section) ->
            events.accept(
                new BrowserEvent.EntriesLoaded(
                    section, catalog.entries(section.project(), section.section())));
        case BrowserEffect.LoadPage(var request) ->
            events.accept(new BrowserEvent.PageLoaded(request, page(request)));
        case BrowserEffect.MakePlan(var action) ->
            events.accept(new BrowserEvent.PlanMade(action, catalog.plan(action)));
        case BrowserEffect.Suggest(var line) ->
            events.accept(new BrowserEvent.Suggested(line, catalog.suggest(line)));
        case BrowserEffect.Search(var text, var own) ->
            events.accept(new BrowserEvent.Searched(answer(text, own, events)));
        case BrowserEffect.LoadEvidence(var line, int width) ->
            events.accept(new BrowserEvent.EvidenceLoaded(line, evidence(line, width)));
        case BrowserEffect.Keep(var preferences) -> catalog.keep(preferences);
        case BrowserEffect.Perform perform -> perform(perform, events);
        case BrowserEffect.Cancel _ -> {}
      }
    } catch (RuntimeException | Error failure) {
      // Also an error: somebody waits for the answer.
      events.accept(new BrowserEvent.EffectFailed(effect, Troubles.of(failure)));
    }
  }

  private Page page(PageRequest request) {
    try {
      Document document = catalog.document(request.subject(), request.tab());
      return PageRenderer.make(document, request.tab(), request.width());
    } catch (RuntimeException | Error failure) {
      return PageRenderer.make(
          new Document.Missing(Troubles.message(failure)), PreviewTab.RENDERED, request.width());
    }
  }

  /** A search that fails is answered, too, so that nobody waits for it. */
  private SearchAnswer answer(String text, Optional<Project> own, Consumer<BrowserEvent> events) {
    try {
      return catalog.search(
          text, own, progress -> events.accept(new BrowserEvent.SearchProgressed(progress)));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return SearchAnswer.failed(text, "the search was stopped");
    } catch (RuntimeException | Error failure) {
      return SearchAnswer.failed(text, Troubles.message(failure));
    }
  }

  private Page evidence(FoundLine line, int width) {
    Document document;
    try {
      document = catalog.evidence(line);
    } catch (RuntimeException | Error failure) {
      document = new Document.Missing(Troubles.message(failure));
    }
    return PageRenderer.make(document, PreviewTab.EVIDENCE, width);
  }

  private void perform(BrowserEffect.Perform perform, Consumer<BrowserEvent> events) {
    ActionOutcome outcome;
    try {
      outcome =
          catalog.perform(
              perform.action(),
              progress -> events.accept(new BrowserEvent.ActionProgressed(perform.id(), progress)));
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      outcome = new ActionOutcome.Cancelled();
    } catch (RuntimeException | Error failure) {
      outcome = ActionOutcome.Failed.because(Troubles.of(failure));
    }
    events.accept(new BrowserEvent.ActionEnded(perform.id(), outcome));
  }
}
