package dev.memories.rollout.files;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.memories.rollout.database.SessionDatabase;
import dev.memories.rollout.document.ConversationStream;
import dev.memories.rollout.document.StoredSessions;
import dev.memories.session.Agent;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/**
 * Access to a rollout on disk, plain ({@code x.jsonl}), compressed ({@code x.jsonl.zst}), or a
 * session in a database or in JSON documents, which reads like a file.
 *
 * <p>Either path names both files. If both exist, the plain one is read (docs/spec/rollouts.md
 * 7.2).
 */
public final class RolloutFile {
  private static final String COMPRESSED = ".zst";
  private static final int LONGEST_FRAME_HEADER = 18;

  private RolloutFile() {}

  /**
   * The file to read for this path: the plain one if it exists, else the compressed one.
   *
   * @throws NoSuchFileException when neither exists
   * @throws IOException when this cannot be told, as in a folder without permission
   */
  public static Path locate(Path rollout) throws IOException {
    if (isInDatabase(rollout)) {
      return rollout;
    }
    Path plain = plain(rollout);
    if (isFile(plain)) {
      return plain;
    }
    Path compressed = compressed(plain);
    if (isFile(compressed)) {
      return compressed;
    }
    throw new NoSuchFileException(rollout.toString());
  }

  /** Whether the folder can be read, and has neither file. */
  public static boolean isGone(Path rollout) {
    if (isInDatabase(rollout)) {
      return isOfDocuments(rollout)
          ? StoredSessions.isGone(rollout)
          : SessionDatabase.isGone(rollout);
    }
    Path plain = plain(rollout);
    Path folder = plain.toAbsolutePath().getParent();
    return folder != null
        && Files.isDirectory(folder)
        && Files.isReadable(folder)
        && Files.notExists(plain)
        && Files.notExists(compressed(plain));
  }

  /**
   * Whether this is no file but a session of OpenCode, as {@code opencode.db/ses_...} or {@code
   * storage/ses_...}.
   */
  private static boolean isInDatabase(Path rollout) {
    return Agent.ofLog(rollout) == Agent.OPENCODE;
  }

  /** Whether the session of OpenCode lies in a folder of documents, as {@code storage/ses_...}. */
  private static boolean isOfDocuments(Path session) {
    Path folder = session.toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder);
  }

  private static boolean isDocument(Path rollout) {
    return Agent.isGeminiDocument(String.valueOf(rollout.getFileName()));
  }

  private static boolean isFile(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isRegularFile();
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static Path compressed(Path plain) {
    return plain.resolveSibling(plain.getFileName() + COMPRESSED);
  }

  /** The path without {@code .zst}, which is the same for both siblings. */
  public static Path plain(Path rollout) {
    String name = String.valueOf(rollout.getFileName());
    return isCompressed(rollout)
        ? rollout.resolveSibling(name.substring(0, name.length() - COMPRESSED.length()))
        : rollout;
  }

  public static boolean isCompressed(Path rollout) {
    return rollout.toString().endsWith(COMPRESSED);
  }

  /**
   * The number of decompressed bytes; empty when a compressed file does not state it. The statement
   * of a compressed file may be wrong.
   */
  public static OptionalLong length(Path found) throws IOException {
    if (isInDatabase(found) || isDocument(found)) {
      return OptionalLong.empty();
    }
    if (!isCompressed(found)) {
      return OptionalLong.of(Files.size(found));
    }
    try (InputStream in = PlainFile.open(found)) {
      byte[] header = in.readNBytes(LONGEST_FRAME_HEADER);
      long length = Zstd.getFrameContentSize(header, 0, header.length);
      return length > 0 ? OptionalLong.of(length) : OptionalLong.empty();
    }
  }

  /**
   * Opens the file that {@link #locate} finds; the bytes are decompressed.
   *
   * @throws UnpackedTooLargeException from a read, when a small file unpacks to a huge one
   */
  public static InputStream open(Path rollout) throws IOException {
    if (isInDatabase(rollout)) {
      return isOfDocuments(rollout) ? StoredSessions.open(rollout) : SessionDatabase.open(rollout);
    }
    Path found = locate(rollout);
    InputStream bytes = PlainFile.open(found);
    if (isDocument(found)) {
      return new ConversationStream(bytes);
    }
    return isCompressed(found)
        ? new BoundedUnpacking(new ZstdInputStream(bytes), Files.size(found))
        : bytes;
  }
}
