package dev.memories.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a trace, and the bullet that tells it.
 *
 * <p>{@link TraceFactWriter} makes facts of the offline extractor's data; {@link #of} reads them
 * back from their bullets, and recognises looser forms of models as far as they go.
 */
public sealed interface TraceFact {
  TraceBullet bullet();

  /** Recognises the form of a bullet; what has no known form is a {@link Statement}. */
  static TraceFact of(TraceBullet bullet) {
    return TraceFactReader.read(bullet);
  }

  /**
   * A command that ran.
   *
   * @param command as written
   * @param folder where it ran, as the trace spells it; empty when it ran in the session's folder
   * @param exit its exit code
   * @param outsideSandbox whether it needed to run outside the agent's sandbox
   * @param printed the telling line of its output; empty when none is quoted
   * @param remedy how a later run got past the failure; null when none is told
   */
  record Run(
      TraceBullet bullet,
      String command,
      String folder,
      int exit,
      boolean outsideSandbox,
      String printed,
      @Nullable Remedy remedy)
      implements TraceFact {
    public boolean passed() {
      return exit == 0;
    }
  }

  /** Files that the session changed. */
  record Change(TraceBullet bullet, List<String> files) implements TraceFact {
    public Change {
      files = List.copyOf(files);
    }
  }

  /** Work that was left undone, without the mark before it. */
  record OpenEnd(TraceBullet bullet, String text) implements TraceFact {
    /** The text with the lines that show it. */
    public TraceBullet unmarked() {
      return new TraceBullet(text, bullet.lines());
    }
  }

  /** Anything else: a quoted sentence, a fact, a place. */
  record Statement(TraceBullet bullet) implements TraceFact {
    /** Whether the bullet quotes a sentence of a person or an agent. */
    public boolean isQuote() {
      return bullet.text().startsWith("\"");
    }
  }

  /**
   * How a failure went away.
   *
   * @param text in the trace's words
   * @param byEdit whether a change of files did it: the failure will not come back in this form
   */
  record Remedy(String text, boolean byEdit) {}
}
