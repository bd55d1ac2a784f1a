package dev.memories.tree.archive;

import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The forms of an archive (docs/spec/archive.md 1). */
public enum ArchiveFormat {
  /** One Markdown document, for people; cannot be imported. */
  MD,
  /** One JSON document. */
  JSON,
  /** A zip file. */
  ZIP;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format with this name, or of a file with this ending. */
  public static Optional<ArchiveFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** The archive in this form; the same archive gives the same bytes. */
  public byte[] bytes(MemoryArchive archive) {
    return switch (this) {
      case MD -> markdown(archive).getBytes(StandardCharsets.UTF_8);
      case JSON -> ArchiveManifest.text(archive, true).getBytes(StandardCharsets.UTF_8);
      case ZIP -> ArchiveZip.bytes(archive);
    };
  }

  /** The registry, then every other file under its name. */
  private static String markdown(MemoryArchive archive) {
    StringBuilder text = new StringBuilder();
    String registry = archive.files().get(MemoryArchive.REGISTRY);
    text.append(registry == null ? "# " + archive.project() + "\n" : registry.strip() + "\n");
    archive
        .files()
        .forEach(
            (path, content) -> {
              if (!path.equals(MemoryArchive.REGISTRY)) {
                text.append("\n---\n\n`").append(path).append("`\n\n");
                text.append(content.strip()).append('\n');
              }
            });
    return text.toString();
  }

  /**
   * Reads an archive from a file, which its first bytes tell apart.
   *
   * @throws dev.memories.tree.TreeException when it cannot be read, or must not be used
   */
  public static MemoryArchive read(Path file) {
    String attempted = "import " + file;
    byte[] bytes;
    try {
      bytes = PlainFile.bytes(file);
    } catch (IOException e) {
      throw MemoryArchive.refused(attempted, IoReason.of(e));
    }
    if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      return ArchiveZip.read(bytes, attempted);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!text.stripLeading().startsWith("{")) {
        throw MemoryArchive.refused(attempted, "it is no archive of memories");
      }
      ArchiveManifest manifest = ArchiveManifest.parse(text, attempted);
      Map<String, String> texts = new HashMap<>();
      manifest
          .files()
          .forEach(
              (path, listed) -> {
                String content = listed.text();
                if (content != null) {
                  texts.put(path, content);
                }
              });
      return manifest.archive(texts, attempted);
    } catch (CharacterCodingException _) {
      throw MemoryArchive.refused(attempted, "it is no archive of memories");
    }
  }
}
