package dev.memories.tree.outputs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The section {@code ## Pinned} of a registry: from its heading to the next one of its level or
 * above, outside fenced code.
 */
public final class PinnedSection {
  private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+$");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("##? .*", Pattern.DOTALL);
  private static final Pattern PINNED = Pattern.compile("## Pinned\\s*");

  private PinnedSection() {}

  /** The section as it stands, heading included; empty when there is none. */
  public static String of(String registry) {
    return new Split(registry).pinned.toString();
  }

  /**
   * The registry with this section before its first other section, in place of any that it has.
   *
   * @param pinned may be empty
   */
  public static String putInto(String registry, String pinned) {
    Split split = new Split(registry);
    if (pinned.isEmpty()) {
      return split.head.toString() + split.rest;
    }
    return ended(split.head.toString())
        + (split.rest.isEmpty() ? pinned : ended(pinned))
        + split.rest;
  }

  /** With a blank line at its end, so that what follows is a section of its own. */
  private static String ended(String text) {
    if (text.isEmpty() || text.endsWith("\n\n")) {
      return text;
    }
    return text.endsWith("\n") ? text + "\n" : text + "\n\n";
  }

  /** A registry in three: what comes before its first section, what is pinned, the rest. */
  private static final class Split {
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder pinned = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();

    Split(String registry) {
      StringBuilder part = head;
      boolean fenced = false;
      Matcher lines = LINE.matcher(registry);
      while (lines.find()) {
        String line = lines.group();
        fenced ^= FENCE.matcher(line).matches();
        if (!fenced && HEADING.matcher(line).matches()) {
          part = partOf(line, part);
        }
        part.append(line);
      }
    }

    private StringBuilder partOf(String heading, StringBuilder current) {
      if (PINNED.matcher(heading).matches()) {
        return pinned;
      }
      return current == head && heading.startsWith("# ") ? head : rest;
    }
  }
}
