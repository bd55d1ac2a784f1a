package dev.memories.search;

import dev.memories.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document whose entries are replaced together: a session, a trace, a registry or a skill.
 *
 * @param key unique name, see {@link #ofSession}, {@link #ofTrace} and {@link #ofFile}
 * @param stamp changes whenever the document changes
 * @param session the session of a trace or a session's words; null for registries and skills
 * @param cwd the project
 * @param path the rollout, or the file in the memory tree
 * @param title one line
 * @param outcome outcome of the session's last task; null when unknown
 * @param counts how much was done in the session; all zero for other documents
 */
public record SearchSource(
    String key,
    String stamp,
    @Nullable SessionId session,
    String cwd,
    Path path,
    Instant updatedAt,
    String title,
    @Nullable String outcome,
    SessionCounts counts) {
  private static final String SESSION = "session ";
  private static final String TRACE = "trace ";
  private static final String FILE = "file ";

  /** The key of a session's own words. */
  public static String ofSession(SessionId id) {
    return SESSION + id;
  }

  /** The key of a session's trace. */
  public static String ofTrace(SessionId id) {
    return TRACE + id;
  }

  /** The key of a file in a memory tree. */
  public static String ofFile(Path file) {
    return FILE + file;
  }
}
