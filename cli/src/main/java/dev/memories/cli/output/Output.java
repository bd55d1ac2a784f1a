package dev.memories.cli.output;

import dev.memories.text.TerminalText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Standard output: carries the command's result and nothing else. */
public final class Output {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final Form form;
  private final Style style;
  private final Terminal terminal;
  private final Pager pager;
  private final Optional<JsonSelection> selection;
  private boolean documentPrinted;

  public Output(
      OutputStream out,
      Form form,
      Style style,
      Terminal terminal,
      Pager pager,
      Optional<JsonSelection> selection) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.form = form;
    this.style = style;
    this.terminal = terminal;
    this.pager = pager;
    this.selection = selection;
  }

  public Form form() {
    return form;
  }

  public Style style() {
    return style;
  }

  /** Prints a result as its JSON document or as what {@code table} makes of it. */
  public <T> void table(JsonShape<T> shape, T result, Function<T, Table> table) throws IOException {
    switch (form) {
      case JSON -> document(shape, result);
      case PIPED -> write(table.apply(result).piped());
      case TERMINAL -> page(table.apply(result).shown(style, terminal.columns()));
    }
  }

  /** Prints a result as its JSON document or as text that is not trusted. */
  public <T> void text(JsonShape<T> shape, T result, Function<T, String> text) throws IOException {
    switch (form) {
      case JSON -> document(shape, result);
      case PIPED -> write(text.apply(result));
      case TERMINAL -> page(TerminalText.escape(text.apply(result)));
    }
  }

  /** Prints text of our own making, which may carry colour. */
  public void own(String text) throws IOException {
    write(text);
  }

  /** Prints a document, whatever the form. */
  public <T> void document(JsonShape<T> shape, T result) throws IOException {
    new JsonDocument(terminal.isOutput()).write(out, shape, result, selection);
    documentPrinted = true;
  }

  /** Whether a document has been printed, so that an error document would be a second one. */
  public boolean hasDocument() {
    return documentPrinted;
  }

  /** The stream itself, for results too long to hold; unescaped. */
  public OutputStream stream() {
    return out;
  }

  public void flush() throws IOException {
    out.flush();
  }

  private void page(String text) throws IOException {
    long lines = text.chars().filter(character -> character == '\n').count();
    if (lines < terminal.rows() || !pager.show(text)) {
      write(text);
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
