package dev.memories.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Splits one line at its code spans. */
final class CodeSpanSplitter extends AbstractVisitor {
  private static final int MAX_NESTING = 100;

  /** Before any line, a letter makes it a paragraph: no heading, list, fence or link target. */
  private static final String PARAGRAPH = "p";

  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(MAX_NESTING)
          .maxInlineNesting(MAX_NESTING)
          .build();

  private final String line;
  private final List<MarkdownPiece> pieces = new ArrayList<>();
  private int done;

  private CodeSpanSplitter(String line) {
    this.line = line;
  }

  static List<MarkdownPiece> split(String line) {
    CodeSpanSplitter splitter = new CodeSpanSplitter(line);
    PARSER.parse(PARAGRAPH + line).accept(splitter);
    splitter.plainUntil(line.length());
    return List.copyOf(splitter.pieces);
  }

  @Override
  public void visit(Code code) {
    SourceSpan first = code.getSourceSpans().getFirst();
    SourceSpan last = code.getSourceSpans().getLast();
    int end = last.getInputIndex() + last.getLength() - PARAGRAPH.length();
    plainUntil(first.getInputIndex() - PARAGRAPH.length());
    pieces.add(new MarkdownPiece.Code(line.substring(done, end), code.getLiteral()));
    done = end;
  }

  private void plainUntil(int end) {
    if (end > done) {
      pieces.add(new MarkdownPiece.Plain(line.substring(done, end)));
      done = end;
    }
  }
}
