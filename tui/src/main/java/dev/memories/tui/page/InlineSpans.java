package dev.memories.tui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The inline part of a block as spans, one list a line of the source. */
final class InlineSpans extends AbstractVisitor {
  /** How a trace says what became of a task. */
  private static final Pattern OUTCOME =
      Pattern.compile("Outcome: *(success|fail|partial|uncertain)\\b.*");

  private final List<List<Span>> lines = new ArrayList<>();
  private Ink ink;

  private InlineSpans(Ink ink) {
    this.ink = ink;
    lines.add(new ArrayList<>());
  }

  /** At least one line. */
  static List<List<Span>> of(Node block, Ink ink) {
    InlineSpans spans = new InlineSpans(ink);
    spans.visitChildren(block);
    return spans.lines;
  }

  @Override
  public void visit(Text text) {
    String literal = text.getLiteral();
    Matcher outcome = OUTCOME.matcher(literal);
    if (ink == Ink.TEXT && lines.getLast().isEmpty() && outcome.matches()) {
      int at = outcome.start(1);
      add(literal.substring(0, at), ink);
      add(outcome.group(1), outcomeInk(outcome.group(1)));
      add(literal.substring(outcome.end(1)), ink);
      return;
    }
    int from = 0;
    Matcher citations = Citations.BRACKET.matcher(literal);
    while (citations.find()) {
      add(literal.substring(from, citations.start()), ink);
      add(citations.group(), Ink.CITATION);
      from = citations.end();
    }
    add(literal.substring(from), ink);
  }

  @Override
  public void visit(Code code) {
    add(code.getLiteral(), Ink.CODE);
  }

  @Override
  public void visit(HtmlInline html) {
    add(html.getLiteral(), Ink.DIM);
  }

  @Override
  public void visit(Emphasis emphasis) {
    within(Ink.EMPHASIS, emphasis);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    within(Ink.STRONG, strong);
  }

  @Override
  public void visit(Link link) {
    within(Ink.LINK, link);
    if (link.getFirstChild() instanceof Text text
        && text.getLiteral().equals(link.getDestination())) {
      return;
    }
    add(" (" + link.getDestination() + ")", Ink.DIM);
  }

  @Override
  public void visit(Image image) {
    within(Ink.LINK, image);
    add(" (" + image.getDestination() + ")", Ink.DIM);
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    lines.add(new ArrayList<>());
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    lines.add(new ArrayList<>());
  }

  private void within(Ink inner, Node node) {
    Ink outer = ink;
    ink = outer == Ink.TEXT ? inner : outer;
    visitChildren(node);
    ink = outer;
  }

  private void add(String text, Ink with) {
    if (!text.isEmpty()) {
      lines.getLast().add(new Span(text, with));
    }
  }

  private static Ink outcomeInk(String outcome) {
    return switch (outcome) {
      case "success" -> Ink.GOOD;
      case "fail" -> Ink.BAD;
      default -> Ink.WARN;
    };
  }
}
