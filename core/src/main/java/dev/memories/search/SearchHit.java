package dev.memories.search;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a search found.
 *
 * @param entry number of the entry in the index; not stable
 * @param text the whole text
 * @param context heading of a bullet, or command of an error
 * @param session a session id, or the beginning of one; null when a bullet names none
 * @param line line number in the session's rollout; 0 when unknown
 * @param path the rollout, or the file in the memory tree
 * @param score higher is better; comparable only within one search
 */
public record SearchHit(
    long entry,
    SearchPlace place,
    SearchKind kind,
    String text,
    String context,
    String cwd,
    @Nullable String session,
    long line,
    Path path,
    double score,
    Instant at,
    boolean failed) {

  /** Whether it says that a session changed a file: its own patch, or a bullet of its trace. */
  public boolean isChange() {
    return place == SearchPlace.TRACE ? SessionQuestions.isChange(text) : kind == SearchKind.FILE;
  }

  /** The same hit with another score. */
  SearchHit scored(double other) {
    return new SearchHit(
        entry, place, kind, text, context, cwd, session, line, path, other, at, failed);
  }
}
