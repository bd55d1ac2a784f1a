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

/** Turns the inline content of a block into spans: a list for each line of the source. */
final class InlineSpans extends AbstractVisitor {
  /** The line of a trace that gives the outcome of a task. */
  private static final Pattern OUTCOME =
      Pattern.compile("Outcome: *(success|fail|partial|uncertain)\\b.*");

  private final List<List<TextSpan>> lines = new ArrayList<>();
  private TextRole role;

  private InlineSpans(TextRole role) {
    this.role = role;
    lines.add(new ArrayList<>());
  }

  /** The spans of a block; at least one line, which may be empty. */
  static List<List<TextSpan>> of(Node block, TextRole role) {
    InlineSpans spans = new InlineSpans(role);
    spans.visitChildren(block);
    return spans.lines;
  }

  @Override
  public void visit(Text text) {
    String literal = text.getLiteral();
    Matcher outcome = OUTCOME.matcher(literal);
    if (role == TextRole.TEXT && lines.getLast().isEmpty() && outcome.matches()) {
      int at = outcome.start(1);
      add(literal.substring(0, at), role);
      add(outcome.group(1), outcomeRole(outcome.group(1)));
      add(literal.substring(outcome.end(1)), role);
      return;
    }
    int from = 0;
    Matcher citations = Citations.BRACKET.matcher(literal);
    while (citations.find()) {
      add(literal.substring(from, citations.start()), role);
      add(citations.group(), TextRole.CITATION);
      from = citations.end();
    }
    add(literal.substring(from), role);
  }

  @Override
  public void visit(Code code) {
    add(code.getLiteral(), TextRole.CODE);
  }

  @Override
  public void visit(HtmlInline html) {
    add(html.getLiteral(), TextRole.DIM);
  }

  @Override
  public void visit(Emphasis emphasis) {
    within(TextRole.EMPHASIS, emphasis);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    within(TextRole.STRONG, strong);
  }

  @Override
  public void visit(Link link) {
    within(TextRole.LINK, link);
    if (link.getFirstChild() instanceof Text text
        && text.getLiteral().equals(link.getDestination())) {
      return;
    }
    add(" (" + link.getDestination() + ")", TextRole.DIM);
  }

  @Override
  public void visit(Image image) {
    within(TextRole.LINK, image);
    add(" (" + image.getDestination() + ")", TextRole.DIM);
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    lines.add(new ArrayList<>());
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    lines.add(new ArrayList<>());
  }

  private void within(TextRole inner, Node node) {
    TextRole outer = role;
    role = outer == TextRole.TEXT ? inner : outer;
    visitChildren(node);
    role = outer;
  }

  private void add(String text, TextRole with) {
    if (!text.isEmpty()) {
      lines.getLast().add(new TextSpan(text, with));
    }
  }

  private static TextRole outcomeRole(String outcome) {
    return switch (outcome) {
      case "success" -> TextRole.GOOD;
      case "fail" -> TextRole.BAD;
      default -> TextRole.WARN;
    };
  }
}
