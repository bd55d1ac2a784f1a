package dev.memories.candidate;

import dev.memories.session.SessionSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sources whose sessions may be extracted (docs/spec/rollouts.md 5, docs/spec/contract.md 1.5).
 *
 * <p>{@code all} means every source except sub-agents, which must be named.
 */
public record SourceFilter(Set<String> names) {
  /** Sessions that a person started at a terminal or in an editor. */
  public static final SourceFilter INTERACTIVE = new SourceFilter(Set.of("cli", "vscode"));

  /** The known names, besides {@code custom:X}. */
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
   * @throws IllegalArgumentException with a message that names the unknown source
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
