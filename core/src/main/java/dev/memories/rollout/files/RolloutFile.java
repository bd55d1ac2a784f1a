package dev.memories.rollout.files;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Access to a rollout on disk, plain ({@code x.jsonl}) or compressed ({@code x.jsonl.zst}).
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
   */
  public static Path locate(Path rollout) throws NoSuchFileException {
    Path plain = plain(rollout);
    if (Files.isRegularFile(plain)) {
      return plain;
    }
    Path compressed = plain.resolveSibling(plain.getFileName() + COMPRESSED);
    if (Files.isRegularFile(compressed)) {
      return compressed;
    }
    throw new NoSuchFileException(rollout.toString());
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
    if (!isCompressed(found)) {
      return OptionalLong.of(Files.size(found));
    }
    try (InputStream in = Files.newInputStream(found)) {
      byte[] header = in.readNBytes(LONGEST_FRAME_HEADER);
      long length = Zstd.getFrameContentSize(header, 0, header.length);
      return length > 0 ? OptionalLong.of(length) : OptionalLong.empty();
    }
  }

  /** Opens the file that {@link #locate} finds; the bytes are decompressed. */
  public static InputStream open(Path rollout) throws IOException {
    Path found = locate(rollout);
    InputStream bytes = Files.newInputStream(found);
    return isCompressed(found) ? new ZstdInputStream(bytes) : bytes;
  }
}
