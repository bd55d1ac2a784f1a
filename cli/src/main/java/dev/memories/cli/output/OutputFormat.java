package dev.memories.cli.output;

import java.util.List;

/**
 * How a call prints its result.
 *
 * @param fields the fields that {@code --json=FIELD,...} keeps; empty for all
 */
public record OutputFormat(Form form, List<String> fields, Style style, Pager pager) {
  public OutputFormat {
    fields = List.copyOf(fields);
  }
}
