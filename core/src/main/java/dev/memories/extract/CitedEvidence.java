package dev.memories.extract;

import dev.memories.trace.TraceBullet;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks a model's trace against the transcript that the model was given.
 *
 * <p>A bullet that cites lines ({@code [L12]}) claims that its commands, paths and quotes stand
 * there. One whose words are nowhere in the transcript is marked (docs/spec/product.md 3.5.6).
 */
final class CitedEvidence {
  static final String MARK = " (not found in the rollout)";

  private static final Pattern CITATION = Pattern.compile("\\s*(?:\\[L\\d[^\\]]*])+\\s*$");
  private static final Pattern BULLET = Pattern.compile("\\s*(?:[-*+]|\\d{1,3}[.)])\\s.*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\[nrt]|\\\\u00(?:0[aAdD9])");
  private static final Pattern OMISSION = Pattern.compile("…|\\.\\.\\.");

  /** Shorter pieces are everywhere. */
  private static final int LEAST_CHARS = 4;

  private final String evidence;

  /**
   * @param transcript as in the prompt: JSON lines, redacted
   */
  CitedEvidence(String transcript) {
    this.evidence = folded(transcript);
  }

  /** The trace, each bullet marked whose cited words the transcript lacks. */
  String marked(String trace) {
    return trace.lines().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(String line) {
    var citation = CITATION.matcher(line);
    if (!BULLET.matcher(line).matches() || !citation.find() || isBorneOut(line)) {
      return line;
    }
    return line.substring(0, citation.start()) + MARK + citation.group();
  }

  private boolean isBorneOut(String line) {
    TraceBullet bullet = TraceBullet.parse(line);
    return Stream.of(bullet.codes(), bullet.quotes())
        .flatMap(List::stream)
        .flatMap(words -> Arrays.stream(OMISSION.split(words, -1)))
        .map(CitedEvidence::folded)
        .filter(words -> words.length() >= LEAST_CHARS)
        .allMatch(evidence::contains);
  }

  /** Without white space and the escapes of JSON, so that only the characters count. */
  private static String folded(String text) {
    return ESCAPE.matcher(text).replaceAll("").replace("\\", "").replaceAll("\\s+", "");
  }
}
