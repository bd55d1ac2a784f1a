package dev.memories.tui.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.PreviewTab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lays out a document as a page of a given width. */
public final class PageRenderer {
  private static final int CONTEXT_LINES = 3;
  private static final int MAX_EVIDENCE_LINES = 60;
  private static final int DEEPEST_INDENT = 8;
  private static final Pattern BULLET = Pattern.compile("^ *(?:[-*] |\\d+\\. )?");

  private PageRenderer() {}

  public static Page make(Document document, PreviewTab tab, int width) {
    return switch (document) {
      case Document.Text text -> text(text, tab, width);
      case Document.Evidence evidence -> page(evidence(evidence.lines(), width));
      case Document.Comparison comparison -> page(difference(comparison, width));
      case Document.Missing missing -> page(wrapped(missing.why(), TextRole.DIM, width));
    };
  }

  /** Lays out Markdown as lines of at most this width, in columns. */
  public static List<PageLine> markdown(String markdown, int width) {
    return new MarkdownLines(width).of(markdown);
  }

  /** Breaks Markdown into lines of at most this width, with its marks; bullets hang. */
  public static List<PageLine> marked(String markdown, int width) {
    List<PageLine> lines = new ArrayList<>();
    for (String line : markdown.lines().toList()) {
      int mark = line.length() - BULLET.matcher(line).replaceFirst("").length();
      List<TextSpan> hanging =
          List.of(new TextSpan(" ".repeat(Math.min(mark, DEEPEST_INDENT)), TextRole.TEXT));
      LineWrapper.lines(List.of(new TextSpan(line, TextRole.TEXT)), List.of(), hanging, width)
          .forEach(spans -> lines.add(new PageLine(spans, 0, List.of())));
    }
    return lines;
  }

  private static Page text(Document.Text text, PreviewTab tab, int width) {
    List<PageLine> lines =
        tab == PreviewTab.RAW ? raw(text.markdown(), width) : markdown(text.markdown(), width);
    return new Page(lines, text.markdown(), text.file(), text.linesBefore());
  }

  private static List<PageLine> raw(String text, int width) {
    List<PageLine> lines = new ArrayList<>();
    int source = 0;
    for (String line : text.lines().toList()) {
      lines.addAll(wrapped(line, TextRole.TEXT, ++source, width));
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
                  new TextSpan(cited.citation(), TextRole.CITATION),
                  new TextSpan("  " + cited.kind(), TextRole.DIM)),
              0,
              anchors));
      List<String> text = cited.text().lines().toList();
      for (String line : text.subList(0, Math.min(text.size(), MAX_EVIDENCE_LINES))) {
        indented(line, width).forEach(spans -> lines.add(new PageLine(spans, 0, anchors)));
      }
      if (text.size() > MAX_EVIDENCE_LINES) {
        String more = "  … %,d more lines".formatted(text.size() - MAX_EVIDENCE_LINES);
        lines.add(PageLine.of(new TextSpan(more, TextRole.DIM)));
      }
      lines.add(PageLine.of());
    }
    return lines.isEmpty()
        ? wrapped("This document cites no rollout lines.", TextRole.DIM, width)
        : lines;
  }

  private static List<List<TextSpan>> indented(String line, int width) {
    List<TextSpan> indent = List.of(new TextSpan("  ", TextRole.TEXT));
    return LineWrapper.lines(List.of(new TextSpan(line, TextRole.TEXT)), indent, indent, width);
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
      return wrapped(same, TextRole.DIM, width);
    }
    if (width >= SideBySide.LEAST_WIDTH) {
      return SideBySide.lines(compared, width);
    }
    List<PageLine> lines = new ArrayList<>();
    unified.forEach(line -> lines.addAll(wrapped(line, diffRole(line), 0, width)));
    return lines;
  }

  private static TextRole diffRole(String line) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return TextRole.STRONG;
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> TextRole.ADDED;
      case '-' -> TextRole.REMOVED;
      case '@' -> TextRole.HUNK;
      default -> TextRole.TEXT;
    };
  }

  /** Breaks a text of one role into lines. */
  public static List<PageLine> wrapped(String text, TextRole role, int width) {
    return LineWrapper.lines(List.of(new TextSpan(text, role)), List.of(), List.of(), width)
        .stream()
        .map(spans -> new PageLine(spans, 0, List.of()))
        .toList();
  }

  private static List<PageLine> wrapped(String text, TextRole role, int source, int width) {
    List<String> anchors = Citations.in(text);
    return LineWrapper.lines(List.of(new TextSpan(text, role)), List.of(), List.of(), width)
        .stream()
        .map(spans -> new PageLine(spans, source, anchors))
        .toList();
  }

  private static Page page(List<PageLine> lines) {
    String text = String.join("\n", lines.stream().map(PageLine::text).toList());
    return new Page(lines, text, Optional.empty(), 0);
  }
}
