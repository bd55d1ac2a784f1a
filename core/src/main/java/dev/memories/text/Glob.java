package dev.memories.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for paths, as {@link java.nio.file.FileSystem#getPathMatcher} describes globs.
 *
 * <p>Matching takes time in proportion to the length of the pattern times that of the path. The
 * JDK's own matcher takes exponential time for some patterns.
 */
public final class Glob {
  /** A step of the pattern: characters to read, or steps to go on with. */
  private record Step(IntPredicate reads, int next, int other) {
    static final int NONE = -1;
  }

  /** Compared by identity: a step that reads nothing is a jump. */
  @SuppressWarnings("UnnecessaryLambda")
  private static final IntPredicate NOTHING = _ -> false;

  @SuppressWarnings("UnnecessaryLambda")
  private static final IntPredicate ANYTHING = _ -> true;

  @SuppressWarnings("UnnecessaryLambda")
  private static final IntPredicate NO_SLASH = c -> c != '/';

  private final List<Step> steps = new ArrayList<>();
  private final int[] glob;
  private int at;

  private Glob(String glob) {
    this.glob = glob.codePoints().toArray();
    sequence(false);
    if (at < this.glob.length) {
      throw wrong("a '}' or ',' without '{'");
    }
  }

  /**
   * Parses a glob.
   *
   * @throws PatternSyntaxException when it is malformed
   */
  public static Glob of(String glob) {
    return new Glob(glob);
  }

  /** Whether the whole text matches. */
  public boolean matches(String text) {
    BitSet now = new BitSet();
    enter(0, now);
    for (int c : text.codePoints().toArray()) {
      BitSet next = new BitSet();
      for (int step = now.nextSetBit(0); step >= 0; step = now.nextSetBit(step + 1)) {
        if (step < steps.size() && steps.get(step).reads().test(c)) {
          enter(steps.get(step).next(), next);
        }
      }
      now = next;
    }
    return now.get(steps.size());
  }

  /** Adds a step and those that can be reached from it without reading. */
  private void enter(int step, BitSet reached) {
    if (reached.get(step)) {
      return;
    }
    reached.set(step);
    if (step < steps.size() && steps.get(step).other() != Step.NONE) {
      enter(steps.get(step).other(), reached);
      if (steps.get(step).reads() == NOTHING) {
        enter(steps.get(step).next(), reached);
      }
    }
  }

  private void sequence(boolean inGroup) {
    while (at < glob.length && !(inGroup && (glob[at] == ',' || glob[at] == '}'))) {
      int c = glob[at++];
      switch (c) {
        case '*' -> star();
        case '?' -> read(NO_SLASH);
        case '[' -> read(characters());
        case '{' -> {
          if (inGroup) {
            throw wrong("a group in a group");
          }
          group();
        }
        case '\\' -> {
          if (at == glob.length) {
            throw wrong("a '\\' at the end");
          }
          literal(glob[at++]);
        }
        default -> literal(c);
      }
    }
  }

  private void literal(int c) {
    read(other -> other == c);
  }

  private void read(IntPredicate reads) {
    steps.add(new Step(reads, steps.size() + 1, Step.NONE));
  }

  /** A loop: reads a character and stays, or goes on. */
  private void star() {
    IntPredicate reads = NO_SLASH;
    if (at < glob.length && glob[at] == '*') {
      at++;
      reads = ANYTHING;
    }
    int here = steps.size();
    steps.add(new Step(reads, here, here + 1));
  }

  private IntPredicate characters() {
    boolean not = at < glob.length && (glob[at] == '!' || glob[at] == '^');
    if (not) {
      at++;
    }
    IntPredicate any = NOTHING;
    boolean first = true;
    while (at < glob.length && (first || glob[at] != ']')) {
      int from = glob[at++];
      first = false;
      int to = from;
      if (at + 1 < glob.length && glob[at] == '-' && glob[at + 1] != ']') {
        to = glob[at + 1];
        at += 2;
      }
      int last = to;
      if (from == '/' || last < from) {
        throw wrong("a bad range");
      }
      any = any.or(c -> c >= from && c <= last);
    }
    if (at == glob.length) {
      throw wrong("a '[' without ']'");
    }
    at++;
    return (not ? any.negate() : any).and(NO_SLASH);
  }

  /** Each alternative begins with a choice, and ends with a jump behind the group. */
  private void group() {
    List<Integer> jumps = new ArrayList<>();
    while (true) {
      int choice = steps.size();
      steps.add(new Step(NOTHING, choice + 1, Step.NONE));
      sequence(true);
      if (at == glob.length) {
        throw wrong("a '{' without '}'");
      }
      jumps.add(steps.size());
      steps.add(new Step(NOTHING, Step.NONE, Step.NONE));
      if (glob[at++] == '}') {
        // The last choice has one way only.
        steps.set(choice, new Step(NOTHING, choice + 1, choice + 1));
        break;
      }
      steps.set(choice, new Step(NOTHING, choice + 1, steps.size()));
    }
    int behind = steps.size();
    jumps.forEach(jump -> steps.set(jump, new Step(NOTHING, behind, behind)));
  }

  private PatternSyntaxException wrong(String what) {
    return new PatternSyntaxException(what, new String(glob, 0, glob.length), at);
  }
}
