package dev.memories.tui.state;

import dev.memories.tui.page.Page;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.port.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page that is read.
 *
 * @param asked the page last asked for
 * @param shown the one last laid out; of something else while {@code asked} is on its way
 * @param line the line of the page that the cursor is on, from 0
 * @param top the first line in sight
 * @param find what is looked for; empty when nothing is
 */
public record PreviewPane(
    Aspect aspect,
    Optional<PageRequest> asked,
    Optional<Shown> shown,
    int line,
    int top,
    Find find) {
  static final PreviewPane EMPTY =
      new PreviewPane(Aspect.RENDERED, Optional.empty(), Optional.empty(), 0, 0, Find.NOTHING);

  /**
   * What is looked for, and where to go once the page is there.
   *
   * @param pattern plain text, whatever its case
   * @param source line of the text to go to; 0 for none
   * @param anchor citation to go to; empty for none
   */
  public record Find(String pattern, int source, String anchor) {
    static final Find NOTHING = new Find("", 0, "");
  }

  /** A page and what it is the page of. */
  public record Shown(PageRequest request, Page page) {}

  public Optional<Page> page() {
    return shown.map(Shown::page);
  }

  /** The page, unless it is still of what was selected before. */
  public Optional<Page> current() {
    return shown
        .filter(of -> asked.filter(a -> a.subject().equals(of.request().subject())).isPresent())
        .map(Shown::page);
  }

  public List<PageLine> lines() {
    return page().map(Page::lines).orElse(List.of());
  }

  public Optional<PageLine> currentLine() {
    return line < lines().size() ? Optional.of(lines().get(line)) : Optional.empty();
  }

  public PreviewPane at(int wanted) {
    int newLine = Math.clamp(wanted, 0, Math.max(0, lines().size() - 1));
    return new PreviewPane(aspect, asked, shown, newLine, top, find);
  }

  public PreviewPane inSight(int height) {
    int newTop = Scroll.top(top, line, lines().size(), height);
    return new PreviewPane(aspect, asked, shown, line, newTop, find);
  }

  public PreviewPane wheeled(int by, int height) {
    int newTop = Scroll.clamp(top + by, lines().size(), height);
    int newLine = Scroll.index(line, newTop, lines().size(), height);
    return new PreviewPane(aspect, asked, shown, newLine, newTop, find).at(newLine);
  }

  public PreviewPane with(Aspect newAspect) {
    return new PreviewPane(newAspect, asked, shown, line, top, find);
  }

  public PreviewPane asking(PageRequest request) {
    return new PreviewPane(aspect, Optional.of(request), shown, line, top, find);
  }

  /**
   * The page that was asked for has come. Goes to where it was wanted to open; another text opens
   * at its top, the same text keeps its place however it is laid out now.
   */
  public PreviewPane showing(PageRequest request, Page newPage) {
    boolean same = shown.filter(old -> old.request().isSameText(request)).isPresent();
    int source = currentLine().map(PageLine::source).orElse(0);
    boolean relaid = same && !shown.orElseThrow().request().equals(request);
    PreviewPane opened =
        new PreviewPane(
            aspect, asked, Optional.of(new Shown(request, newPage)), line, same ? top : 0, find);
    if (!find.anchor().isEmpty()) {
      return opened.nearTop(Math.max(0, newPage.lineOf(find.anchor()))).goingTo(0, "");
    }
    if (find.source() > 0) {
      return opened.atSource(find.source()).goingTo(0, "");
    }
    return relaid && source > 0 ? opened.atSource(source) : opened.at(same ? line : 0);
  }

  /** The first line that comes from the text's line {@code source} or a later one, at the top. */
  public PreviewPane atSource(int source) {
    List<PageLine> all = lines();
    int at = 0;
    while (at < all.size() - 1 && all.get(at).source() < source) {
      at++;
    }
    return new PreviewPane(aspect, asked, shown, at, at, find);
  }

  /** With what follows in sight, and a little of what comes before. */
  private PreviewPane nearTop(int at) {
    return new PreviewPane(aspect, asked, shown, at, Math.max(0, at - 2), find);
  }

  public PreviewPane goingTo(int source, String anchor) {
    return new PreviewPane(
        aspect, asked, shown, line, top, new Find(find.pattern(), source, anchor));
  }

  public PreviewPane finding(String pattern) {
    return new PreviewPane(
        aspect, asked, shown, line, top, new Find(pattern, find.source(), find.anchor()));
  }

  /** Lines that hold what is looked for. */
  public List<Integer> hits() {
    List<Integer> hits = new ArrayList<>();
    if (!find.pattern().isEmpty()) {
      String wanted = find.pattern().toLowerCase(Locale.ROOT);
      for (int at = 0; at < lines().size(); at++) {
        if (lines().get(at).text().toLowerCase(Locale.ROOT).contains(wanted)) {
          hits.add(at);
        }
      }
    }
    return hits;
  }
}
