package dev.memories.tui.state;

import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.port.PreviewTab;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pane that shows a document. Lines are lines of the page, from 0.
 *
 * @param tab the tab that the user chose last
 * @param requested the page requested last
 * @param loaded the page loaded last; still the one before while {@code requested} is loading
 * @param line the line with the cursor
 * @param top the first visible line
 * @param search the text to search for, in any case; empty for none
 * @param target where to go when the requested page is loaded
 */
public record PreviewPane(
    PreviewTab tab,
    Optional<PageRequest> requested,
    Optional<LoadedPage> loaded,
    int line,
    int top,
    String search,
    Optional<Target> target) {
  static final PreviewPane EMPTY =
      new PreviewPane(
          PreviewTab.RENDERED, Optional.empty(), Optional.empty(), 0, 0, "", Optional.empty());

  /** A page and the request that it answers. */
  public record LoadedPage(PageRequest request, Page page) {}

  /** A place in a page that is not loaded yet. */
  public sealed interface Target {
    /** A line of the document's text, from 1. */
    record SourceLine(int line) implements Target {}

    /** The first line with this citation. */
    record Citation(String citation) implements Target {}

    /**
     * The bullet or paragraph with this text; otherwise the line with one of these citations, or
     * the nearest before it.
     */
    record Saying(String text, List<String> citations) implements Target {}
  }

  public Optional<Page> page() {
    return loaded.map(LoadedPage::page);
  }

  /** The page, if it shows the subject that is requested. */
  public Optional<Page> current() {
    return loaded
        .filter(
            now ->
                requested
                    .filter(wanted -> wanted.subject().equals(now.request().subject()))
                    .isPresent())
        .map(LoadedPage::page);
  }

  public List<PageLine> lines() {
    return page().map(Page::lines).orElse(List.of());
  }

  public Optional<PageLine> currentLine() {
    return line < lines().size() ? Optional.of(lines().get(line)) : Optional.empty();
  }

  public PreviewPane at(int wanted) {
    int newLine = Math.clamp(wanted, 0, Math.max(0, lines().size() - 1));
    return at(newLine, top);
  }

  public PreviewPane inSight(int height) {
    return at(line, Scroll.top(top, line, lines().size(), height));
  }

  public PreviewPane wheeled(int by, int height) {
    int newTop = Scroll.clamp(top + by, lines().size(), height);
    int newLine = Scroll.index(line, newTop, lines().size(), height);
    return at(line, newTop).at(newLine);
  }

  public PreviewPane with(PreviewTab newTab) {
    return new PreviewPane(newTab, requested, loaded, line, top, search, target);
  }

  public PreviewPane requesting(PageRequest request) {
    return new PreviewPane(tab, Optional.of(request), loaded, line, top, search, target);
  }

  public PreviewPane searching(String text) {
    return new PreviewPane(tab, requested, loaded, line, top, text, target);
  }

  /** Goes to a place as soon as the requested page is loaded. */
  public PreviewPane goingTo(Target newTarget) {
    return new PreviewPane(tab, requested, loaded, line, top, search, Optional.of(newTarget));
  }

  /**
   * Shows the page that was requested, at the target if there is one. Another text starts at its
   * top; the same text keeps its place, even if the page is laid out again.
   */
  public PreviewPane showing(PageRequest request, Page newPage) {
    boolean same = loaded.filter(old -> old.request().isSameText(request)).isPresent();
    boolean laidOutAgain = same && !loaded.orElseThrow().request().equals(request);
    int source = currentLine().map(PageLine::source).orElse(0);
    PreviewPane opened =
        new PreviewPane(
            tab,
            requested,
            Optional.of(new LoadedPage(request, newPage)),
            line,
            same ? top : 0,
            search,
            Optional.empty());
    if (target.isPresent()) {
      return opened.at(target.get());
    }
    return laidOutAgain && source > 0 ? opened.atSource(source) : opened.at(same ? line : 0);
  }

  /** Goes to a place in the page. */
  public PreviewPane at(Target wanted) {
    Page page = page().orElseThrow();
    return switch (wanted) {
      case Target.SourceLine(int source) -> atSource(source);
      case Target.Citation(var citation) -> nearTop(Math.max(0, page.lineOf(citation)));
      case Target.Saying(var text, var citations) -> {
        int at = page.lineSaying(text);
        yield nearTop(at >= 0 ? at : Math.max(0, page.lineNear(citations)));
      }
    };
  }

  /** Puts the first line that comes from this or a later line of the text at the top. */
  public PreviewPane atSource(int source) {
    List<PageLine> all = lines();
    int at = 0;
    while (at < all.size() - 1 && all.get(at).source() < source) {
      at++;
    }
    return at(at, at);
  }

  /** Puts a line near the top, with two lines of context above it. */
  private PreviewPane nearTop(int at) {
    return at(at, Math.max(0, at - 2));
  }

  private PreviewPane at(int newLine, int newTop) {
    return new PreviewPane(tab, requested, loaded, newLine, newTop, search, target);
  }

  /** The lines that cite a rollout, the first line of each block of them. */
  public List<Integer> claims() {
    List<Integer> claims = new ArrayList<>();
    List<String> before = List.of();
    for (int at = 0; at < lines().size(); at++) {
      List<String> anchors = lines().get(at).anchors();
      if (!anchors.isEmpty() && !anchors.equals(before)) {
        claims.add(at);
      }
      before = anchors;
    }
    return claims;
  }

  /** Goes to the first match from the cursor on, or from the top; stays when there is none. */
  public PreviewPane atHit() {
    List<Integer> hits = hits();
    return hits.isEmpty()
        ? this
        : at(hits.stream().filter(hit -> hit >= line).findFirst().orElse(hits.getFirst()));
  }

  /** The lines that contain the search text. */
  public List<Integer> hits() {
    List<Integer> hits = new ArrayList<>();
    if (!search.isEmpty()) {
      String wanted = search.toLowerCase(Locale.ROOT);
      for (int at = 0; at < lines().size(); at++) {
        if (lines().get(at).text().toLowerCase(Locale.ROOT).contains(wanted)) {
          hits.add(at);
        }
      }
    }
    return hits;
  }
}
