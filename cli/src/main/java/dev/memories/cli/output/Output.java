package dev.memories.cli.output;

import dev.memories.text.TerminalText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Standard output: the result of the command and nothing else. */
public final class Output {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final Terminal terminal;
  private final Supplier<OutputFormat> source;
  private final Consumer<String> remarks;
  private @Nullable OutputFormat format;
  private boolean documentPrinted;

  /**
   * @param format asked once, when something is printed: options and settings decide it
   * @param remarks is told why an empty list is empty where nothing is printed instead
   */
  public Output(
      OutputStream out,
      Terminal terminal,
      Supplier<OutputFormat> format,
      Consumer<String> remarks) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.terminal = terminal;
    this.source = format;
    this.remarks = remarks;
  }

  public Form form() {
    return format().form();
  }

  public Style style() {
    return format().style();
  }

  private OutputFormat format() {
    OutputFormat known = format;
    if (known == null) {
      known = source.get();
      format = known;
    }
    return known;
  }

  /** Prints a result as its JSON document, or as the table that {@code table} makes of it. */
  public <T> void table(JsonShape<T> shape, T result, Function<T, Table> table) throws IOException {
    switch (form()) {
      case JSON -> document(shape, result);
      case PIPED -> pipe(table.apply(result));
      case TERMINAL -> page(table.apply(result).shown(style(), terminal.columns()));
    }
  }

  /** Prints a result as its JSON document, or as untrusted text. */
  public <T> void text(JsonShape<T> shape, T result, Function<T, String> text) throws IOException {
    switch (form()) {
      case JSON -> document(shape, result);
      case PIPED -> write(text.apply(result));
      case TERMINAL -> page(TerminalText.escape(text.apply(result)));
    }
  }

  /**
   * Prints a result as its JSON document, as the bytes of untrusted Markdown in a pipe, or as a
   * laid out page on a terminal.
   */
  public <T> void markdown(JsonShape<T> shape, T result, Function<T, String> markdown)
      throws IOException {
    switch (form()) {
      case JSON -> document(shape, result);
      case PIPED -> write(markdown.apply(result));
      case TERMINAL -> page(MarkdownPage.of(markdown.apply(result), style(), terminal.columns()));
    }
  }

  /**
   * Prints a result as its JSON document, as a table in a pipe, or as the text that {@code shown}
   * makes for a terminal. That text may carry colours and must be escaped already.
   */
  public <T> void listing(
      JsonShape<T> shape, T result, Function<T, Table> table, Function<T, String> shown)
      throws IOException {
    switch (form()) {
      case JSON -> document(shape, result);
      case PIPED -> pipe(table.apply(result));
      case TERMINAL -> page(shown.apply(result));
    }
  }

  /** The width of the terminal. */
  public int columns() {
    return terminal.columns();
  }

  /** Prints trusted text, which may carry colours, whatever the form. */
  public void trusted(String text) throws IOException {
    write(text);
  }

  /** Prints a JSON document, whatever the form. */
  public <T> void document(JsonShape<T> shape, T result) throws IOException {
    new JsonDocument(terminal.isOutput())
        .write(out, shape, result, JsonSelection.of(shape, format().fields()));
    documentPrinted = true;
  }

  /** Whether a document has been printed, so that an error document would be a second one. */
  public boolean hasDocument() {
    return documentPrinted;
  }

  /** The stream itself, for bytes that are printed as they are. */
  public OutputStream stream() {
    return out;
  }

  public void flush() throws IOException {
    out.flush();
  }

  private void page(String text) throws IOException {
    long lines = text.chars().filter(character -> character == '\n').count();
    if (lines < terminal.rows() || !format().pager().show(text)) {
      write(text);
    }
  }

  private void pipe(Table table) throws IOException {
    if (table.isEmpty() && !table.emptiness().isEmpty()) {
      remarks.accept(table.emptiness());
    }
    write(table.piped());
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
