package dev.memories.rollout.item;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks that programs put before or instead of a person's words in messages of older releases.
 *
 * <p>A block counts only in its whole form, from its opening to its closing tag. Its name is one
 * that Codex uses, or has an underscore, as the names of context elements do.
 */
final class InjectedBlocks {
  private static final Pattern OPENING =
      Pattern.compile("<([A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*)(?: [^<>]*)?>");

  private static final Set<String> NAMES =
      Set.of("INSTRUCTIONS", "skill", "app", "tools", "permissions", "apps", "plugins");

  private static final Pattern AGENTS_FILE =
      Pattern.compile("# AGENTS\\.md instructions for [^\\n]*\\s+(?=<INSTRUCTIONS>)");

  /** What a compaction or a side conversation puts before the history that it goes on from. */
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "Another language model started to solve this problem and produced a summary [\\s\\S]*"
              + "|Side conversation boundary\\.\\s[\\s\\S]*");

  private InjectedBlocks() {}

  /** The text without the blocks that it begins with; empty when there is nothing else. */
  static String strip(String text) {
    if (BOUNDARY.matcher(text).matches()) {
      return "";
    }
    String rest = text.strip();
    for (int end = endOfBlock(rest); end > 0; end = endOfBlock(rest)) {
      rest = rest.substring(end).strip();
    }
    return rest;
  }

  /** Where the block ends that the text begins with; 0 when it begins with none. */
  private static int endOfBlock(String text) {
    Matcher heading = AGENTS_FILE.matcher(text);
    int from = heading.lookingAt() ? heading.end() : 0;
    Matcher opening = OPENING.matcher(text).region(from, text.length());
    if (!opening.lookingAt() || !isOfAProgram(opening.group(1))) {
      return 0;
    }
    String closing = "</" + opening.group(1);
    int close = text.indexOf(closing, opening.end());
    int end = close < 0 ? -1 : text.indexOf('>', close);
    return end < 0 ? 0 : end + 1;
  }

  private static boolean isOfAProgram(String name) {
    return name.indexOf('_') > 0 || NAMES.contains(name);
  }
}
