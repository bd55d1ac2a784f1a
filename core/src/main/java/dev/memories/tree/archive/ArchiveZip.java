package dev.memories.tree.archive;

import dev.memories.tree.TreeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** An archive as a zip file: the manifest first, then the files in the order of their paths. */
final class ArchiveZip {
  /** Every entry has this time, so that the same memory gives the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ArchiveZip() {}

  static byte[] bytes(MemoryArchive archive) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, ArchiveManifest.NAME, ArchiveManifest.text(archive, false));
      for (Map.Entry<String, String> file : archive.files().entrySet()) {
        add(zip, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new TreeException("make a zip file", e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** Reads a zip file from anywhere: nothing of it is trusted. */
  static MemoryArchive read(byte[] bytes, String attempted) {
    ZipDirectory.requireSound(bytes, attempted);
    Map<String, String> texts = new HashMap<>();
    long total = 0;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
        String name = entry.getName();
        if (entry.isDirectory()) {
          continue;
        }
        if (texts.size() > MemoryArchive.MAX_FILES) {
          throw MemoryArchive.refused(
              attempted, "it holds more than " + MemoryArchive.MAX_FILES + " files");
        }
        boolean isManifest = name.equals(ArchiveManifest.NAME);
        if (!isManifest && !ArchivePath.isAllowed(name)) {
          throw MemoryArchive.refused(attempted, "it holds a file that is no memory: " + name);
        }
        // A few bytes may unpack to gigabytes.
        byte[] content = zip.readNBytes(MemoryArchive.MAX_FILE_BYTES + 1);
        total += content.length;
        if (content.length > MemoryArchive.MAX_FILE_BYTES || total > MemoryArchive.MAX_BYTES) {
          throw MemoryArchive.tooLarge(attempted, name);
        }
        if (texts.put(name, text(content, name, attempted)) != null) {
          throw MemoryArchive.refused(attempted, "it holds two files of the name " + name);
        }
      }
    } catch (IOException | IllegalArgumentException _) {
      throw MemoryArchive.refused(attempted, "it is torn or damaged");
    }
    String manifest = texts.remove(ArchiveManifest.NAME);
    if (manifest == null) {
      throw MemoryArchive.refused(attempted, "it is no archive of memories");
    }
    return ArchiveManifest.parse(manifest, attempted).archive(texts, attempted);
  }

  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    return zip.getNextEntry();
  }

  private static String text(byte[] content, String name, String attempted) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException _) {
      throw MemoryArchive.refused(attempted, name + " is not UTF-8 text");
    }
  }
}
