package dev.memories.trace;

import dev.memories.text.UnicodeWhitespace;
import dev.memories.text.Utf8Budget;
import java.util.List;

/**
 * The structure that the Markdown of every trace has (docs/spec/rules.md 7.3; docs/spec/prompts.md
 * 1.7).
 */
public final class TraceMarkdown {
  public static final String CONTEXT = "Trace context:";
  public static final String PREFERENCES = "User preferences:";
  static final String NO_PREFERENCES = "none observed";
  public static final String TASK = "## Task:";
  public static final String OUTCOME = "Outcome:";

  static final String KEY_STEPS = "Key steps:";
  static final String DID_NOT_WORK = "Things that did not work:";
  static final String LEFT = "Caveats and open ends:";
  static final String REUSABLE = "Reusable knowledge:";
  static final String POINTERS = "Pointers and references (annotate why each item matters):";

  private static final int MAX_BYTES = 300_000;
  private static final String TRUNCATED = "\n\n[... TRACE MEMORY TRUNCATED ...]\n\n";

  private static final String FRAME =
      String.join(
          "\n",
          "# Trace Summary",
          CONTEXT
              + " the extractor's text had no sections, so this standard frame was put round it",
          PREFERENCES + " " + NO_PREFERENCES,
          "",
          TASK + " Extracted Memory",
          OUTCOME + " uncertain",
          KEY_STEPS,
          "- not told apart; the text below is all there is",
          DID_NOT_WORK,
          "- none told apart",
          REUSABLE,
          "- to be taken from the text below, with care",
          POINTERS,
          "- the text below: the extractor's own words, unchanged",
          "",
          "### Raw trace notes",
          "");

  private TraceMarkdown() {}

  /** Whether the text begins with a heading and contains the first four marks, in any place. */
  public static boolean hasStructure(String text) {
    return UnicodeWhitespace.trim(text).startsWith("#")
        && List.of(CONTEXT, PREFERENCES, TASK, OUTCOME).stream().allMatch(text::contains);
  }

  /**
   * Returns a structured text as it is, and puts any other text under a frame with the structure.
   */
  public static String structured(String text) {
    return hasStructure(text) ? text : FRAME + text + "\n";
  }

  /** Cuts the middle out of a text of more than 300,000 UTF-8 bytes. */
  public static String bounded(String text) {
    return Utf8Budget.headMarkerTail(text, MAX_BYTES, TRUNCATED, Utf8Budget.HeadShare.HALF);
  }
}
