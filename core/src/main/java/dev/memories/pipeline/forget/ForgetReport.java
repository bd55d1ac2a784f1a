package dev.memories.pipeline.forget;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.tree.erase.SessionErasure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of forgetting a session, or of a dry run.
 *
 * @param project the project of its trace; null when it has no trace
 * @param removals everything that was, or would be, removed
 * @param kept text that names the session and stays, because a person wrote or pinned it
 */
public record ForgetReport(
    SessionId id,
    @Nullable Project project,
    Outcome outcome,
    List<Removed> removals,
    List<SessionErasure.Kept> kept) {
  public ForgetReport {
    removals = List.copyOf(removals);
    kept = List.copyOf(kept);
  }

  /** Whether the session is forgotten now. */
  public enum Outcome {
    FORGOTTEN("forgotten"),
    WOULD_FORGET("would-forget"),
    REMEMBERED("remembered"),
    NOT_FORGOTTEN("not-forgotten");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word for it in {@code --json} documents. */
    public String word() {
      return word;
    }
  }

  /**
   * One thing that was removed.
   *
   * @param part a word: {@code trace}, {@code title}, {@code recording}, or one of {@link
   *     SessionErasure.Part}
   * @param path the file that was removed or changed; null for rows of the database
   * @param count how many of them were removed
   */
  public record Removed(String part, @Nullable Path path, int count) {
    static Removed of(SessionErasure.Removal removal) {
      return new Removed(removal.part().word(), removal.path(), removal.count());
    }

    /** One line for the audit log, e.g. {@code bullet removed, 2 times}. */
    String describe() {
      return part + " removed" + (count == 1 ? "" : ", " + count + " times");
    }

    /** The path for the audit log. The name of a trace file holds words of the session. */
    @Nullable Path loggedPath() {
      return path != null && part.equals(SessionErasure.RemovedPart.TRACE_FILE.word())
          ? path.getParent()
          : path;
    }
  }
}
