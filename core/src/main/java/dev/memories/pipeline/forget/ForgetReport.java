package dev.memories.pipeline.forget;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.tree.erase.SessionErasure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What forgetting a session took out, or would.
 *
 * @param project whose memory it taught; null when it has no trace
 * @param outcome how it ended
 * @param removals what went, or would go
 * @param kept what names it and stays, because a person put it there
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

  /** How it ended. */
  public enum Outcome {
    FORGOTTEN("forgotten"),
    WOULD_FORGET("would-forget"),
    REMEMBERED("remembered"),
    NOT_FORGOTTEN("not-forgotten");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word that stands for it in {@code --json} documents. */
    public String word() {
      return word;
    }
  }

  /**
   * Something that went.
   *
   * @param part a word: {@code trace}, {@code title}, {@code recording}, or one of {@link
   *     Erasure.Part}
   * @param path the file that it went from, or that went; null for what the database held
   * @param count how many of them
   */
  public record Removed(String part, @Nullable Path path, int count) {
    static Removed of(SessionErasure.Removal removal) {
      return new Removed(removal.part().word(), removal.path(), removal.count());
    }

    /** One line for the log, e.g. {@code bullet removed, 2 times}. */
    String describe() {
      return part + " removed" + (count == 1 ? "" : ", " + count + " times");
    }

    /** Where it was, in no words of the session: a trace file is named after its title. */
    @Nullable Path place() {
      return path != null && part.equals(SessionErasure.RemovedPart.TRACE_FILE.word())
          ? path.getParent()
          : path;
    }
  }
}
