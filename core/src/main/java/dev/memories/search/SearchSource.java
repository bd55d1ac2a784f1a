package dev.memories.search;

import dev.memories.session.SessionId;
import dev.memories.text.StoredPath;
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

  /** The basis and the prime of FNV-1a with 64 bits. */
  private static final long HASH_BASIS = 0xcbf29ce484222325L;

  private static final long HASH_PRIME = 0x100000001b3L;

  /** Stands for the session's id in {@link #fileName}; no name holds it. */
  private static final String ID = "/";

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

  /** What is stored of a stamp, which is only compared with others. */
  public static long hash(String stamp) {
    long hash = HASH_BASIS;
    for (int i = 0; i < stamp.length(); i++) {
      hash = (hash ^ stamp.charAt(i)) * HASH_PRIME;
    }
    return hash;
  }

  /** Whether the key is that of a session's own words. */
  static boolean isSession(String key) {
    return key.startsWith(SESSION);
  }

  /** The session of a key; null for a file. */
  static @Nullable String sessionIn(String key) {
    return key.startsWith(SESSION)
        ? key.substring(SESSION.length())
        : key.startsWith(TRACE) ? key.substring(TRACE.length()) : null;
  }

  /** The name of the file, without the session's id, which the key holds already. */
  String fileName() {
    String name = path.getFileName().toString();
    return session == null ? name : name.replace(session.value(), ID);
  }

  /** The path of the file with this {@link #fileName} in a folder. */
  static Path path(String folder, String fileName, @Nullable String session) {
    return StoredPath.of(
        folder + "/" + (session == null ? fileName : fileName.replace(ID, session)));
  }

  /** The folder of the file. */
  String folder() {
    Path parent = path.getParent();
    return parent == null || parent.getParent() == null ? "" : parent.toString();
  }
}
