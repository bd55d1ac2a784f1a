package dev.memories.candidate;

import dev.memories.session.SessionSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sources whose sessions may be extracted, by name (reference.md 1f, cli.md {@code --source}).
 *
 * <p>{@code all} is all but sub-agents, which must be named.
 */
public record SourceFilter(Set<String> names) {
  /** What a person started at a terminal or in an editor. */
  public static final SourceFilter INTERACTIVE = new SourceFilter(Set.of("cli", "vscode"));

  /** The names there are, besides {@code custom:X}. */
  public static final List<String> NAMES =
      List.of("cli", "vscode", "exec", "mcp", "unknown", "sub-agent", "all");

  private static final String ALL = "all";
  private static final String SUB_AGENT = "sub-agent";
  private static final String CUSTOM = "custom:";

  public SourceFilter {
    names = Set.copyOf(names);
  }

  /**
   * Reads names separated by commas.
   *
   * @throws IllegalArgumentException naming what is no source
   */
  public static SourceFilter parse(String text) {
    Set<String> names = new TreeSet<>();
    for (String name : Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
      boolean custom = name.startsWith(CUSTOM) && name.length() > CUSTOM.length();
      if (!custom && !NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "'" + name + "' is no source; there are " + String.join(", ", NAMES) + ", custom:NAME");
      }
      names.add(name);
    }
    return new SourceFilter(names);
  }

  boolean accepts(SessionSource source) {
    if (source instanceof SessionSource.SubAgent) {
      return names.contains(SUB_AGENT);
    }
    return !(source instanceof SessionSource.Unreadable)
        && (names.contains(ALL) || names.contains(source.name()));
  }
}
