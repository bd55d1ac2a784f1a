package dev.memories.tui.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.memories.tui.port.Aspect;
import dev.memories.tui.port.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays a document out as a page of a given width. */
public final class PageMaker {
  private static final int CONTEXT_LINES = 3;
  private static final int LONGEST_EVIDENCE = 60;

  private PageMaker() {}

  public static Page make(Document document, Aspect aspect, int width) {
    return switch (document) {
      case Document.Text text -> text(text, aspect, width);
      case Document.Evidence evidence -> page(evidence(evidence.lines(), width));
      case Document.Comparison comparison -> page(difference(comparison, width));
      case Document.Missing missing -> page(wrapped(missing.why(), Ink.DIM, width));
    };
  }

  private static Page text(Document.Text text, Aspect aspect, int width) {
    List<PageLine> lines =
        aspect == Aspect.RENDERED
            ? new MarkdownLines(width).of(text.markdown())
            : raw(text.markdown(), width);
    return new Page(lines, text.markdown(), text.file(), text.linesBefore());
  }

  private static List<PageLine> raw(String text, int width) {
    List<PageLine> lines = new ArrayList<>();
    int source = 0;
    for (String line : text.lines().toList()) {
      lines.addAll(wrapped(line, Ink.TEXT, ++source, width));
    }
    return lines;
  }

  private static List<PageLine> evidence(List<Document.EvidenceLine> evidence, int width) {
    List<PageLine> lines = new ArrayList<>();
    for (Document.EvidenceLine cited : evidence) {
      List<String> anchors = List.of(cited.citation());
      lines.add(
          new PageLine(
              List.of(
                  new Span(cited.citation(), Ink.CITATION), new Span("  " + cited.what(), Ink.DIM)),
              0,
              anchors));
      List<String> text = cited.text().lines().toList();
      for (String line : text.subList(0, Math.min(text.size(), LONGEST_EVIDENCE))) {
        indented(line, width).forEach(spans -> lines.add(new PageLine(spans, 0, anchors)));
      }
      if (text.size() > LONGEST_EVIDENCE) {
        String more = "  … %,d more lines".formatted(text.size() - LONGEST_EVIDENCE);
        lines.add(PageLine.of(new Span(more, Ink.DIM)));
      }
      lines.add(PageLine.of());
    }
    return lines.isEmpty() ? wrapped("Nothing is cited here.", Ink.DIM, width) : lines;
  }

  private static List<List<Span>> indented(String line, int width) {
    List<Span> indent = List.of(new Span("  ", Ink.TEXT));
    return Wrap.lines(List.of(new Span(line, Ink.TEXT)), indent, indent, width);
  }

  private static List<PageLine> difference(Document.Comparison compared, int width) {
    List<String> older = compared.older().lines().toList();
    List<String> newer = compared.newer().lines().toList();
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff(
            compared.olderName(),
            compared.newerName(),
            older,
            DiffUtils.diff(older, newer),
            CONTEXT_LINES);
    if (unified.isEmpty()) {
      String same = "%s and %s are the same.".formatted(compared.olderName(), compared.newerName());
      return wrapped(same, Ink.DIM, width);
    }
    List<PageLine> lines = new ArrayList<>();
    unified.forEach(line -> lines.addAll(wrapped(line, diffInk(line), 0, width)));
    return lines;
  }

  private static Ink diffInk(String line) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return Ink.STRONG;
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> Ink.ADDED;
      case '-' -> Ink.REMOVED;
      case '@' -> Ink.HUNK;
      default -> Ink.TEXT;
    };
  }

  /** A text that is no document's: in one ink, broken into lines. */
  public static List<PageLine> wrapped(String text, Ink ink, int width) {
    return Wrap.lines(List.of(new Span(text, ink)), List.of(), List.of(), width).stream()
        .map(spans -> new PageLine(spans, 0, List.of()))
        .toList();
  }

  private static List<PageLine> wrapped(String text, Ink ink, int source, int width) {
    List<String> anchors = Citations.in(text);
    return Wrap.lines(List.of(new Span(text, ink)), List.of(), List.of(), width).stream()
        .map(spans -> new PageLine(spans, source, anchors))
        .toList();
  }

  private static Page page(List<PageLine> lines) {
    String text = String.join("\n", lines.stream().map(PageLine::text).toList());
    return new Page(lines, text, Optional.empty(), 0);
  }
}
