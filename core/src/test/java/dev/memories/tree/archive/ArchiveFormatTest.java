package dev.memories.tree.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.tree.TreeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFormatTest {
  private static final String TRACE =
      "trace_summaries/019c4270-e780-7e57-af04-84fbbdae1543_fix_a_test.md";

  @TempDir Path folder;

  @Test
  void zipAndJsonGiveBackWhatWasWritten() throws IOException {
    for (ArchiveFormat format : List.of(ArchiveFormat.ZIP, ArchiveFormat.JSON)) {
      assertThat(read(format.bytes(archive()))).isEqualTo(archive());
    }
  }

  @Test
  void sameMemoryGivesTheSameBytes() {
    for (ArchiveFormat format : ArchiveFormat.values()) {
      assertThat(format.bytes(archive())).isEqualTo(format.bytes(archive()));
    }
  }

  @Test
  void everyTornArchiveIsRefused() throws IOException {
    for (ArchiveFormat format : List.of(ArchiveFormat.ZIP, ArchiveFormat.JSON)) {
      byte[] whole = format.bytes(archive());
      for (int length = 0; length < whole.length - 1; length++) {
        byte[] torn = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> read(torn))
            .as("%s of %s bytes of %s", length, whole.length, format)
            .isInstanceOf(TreeException.class);
      }
    }
  }

  @Test
  void changedByteOfAZipIsNoticed() throws IOException {
    byte[] whole = ArchiveFormat.ZIP.bytes(archive());
    for (int at = 0; at < whole.length; at += 7) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x55;
      try {
        // Fields that say nothing about the content, such as times, may change.
        assertThat(read(changed)).isEqualTo(archive());
      } catch (TreeException _) {
        // Refused.
      }
    }
  }

  @Test
  void pathsOutsideTheTreeAreRefused() {
    for (String path :
        List.of(
            "../MEMORY.md",
            "/etc/passwd",
            "skills/../../x.md",
            "skills/a/../../../x.md",
            "skills/./x/y.md",
            "skills//x.md",
            "skills/x\\y/z.md",
            "skills/x/.keep",
            "skills/x",
            "C:/x",
            "trace_summaries/x.md",
            "trace_summaries/019c4270-e780-7e57-af04-84fbbdae1543_../x.md",
            "origin",
            "skills/a/b/c/d/e/f/g/h.md")) {
      assertThat(ArchivePath.isAllowed(path)).as(path).isFalse();
      assertThatThrownBy(() -> read(zip(Map.of(path, "x"))))
          .as(path)
          .hasMessageContaining("a file that is no memory");
    }
  }

  @Test
  void linkInAZipIsRefused() {
    byte[] zip = ArchiveFormat.ZIP.bytes(archive());
    int directory = lastIndexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[directory + 40] = 0;
    zip[directory + 41] = (byte) 0xA0;

    assertThatThrownBy(() -> read(zip)).hasMessageContaining("a link or a device");
  }

  @Test
  void fewBytesThatUnpackToManyAreRefused() {
    String much = "a".repeat(MemoryArchive.MAX_FILE_BYTES + 1);

    assertThatThrownBy(() -> read(zip(Map.of("MEMORY.md", much))))
        .hasMessageContaining("it is too large at MEMORY.md: at most 512 KiB a file");
  }

  @Test
  void filesThatDifferOnlyInCaseAreRefused() {
    MemoryArchive archive =
        new MemoryArchive("x", new TreeMap<>(Map.of("skills/a/b.md", "1", "skills/A/b.md", "2")));

    assertThatThrownBy(() -> read(ArchiveFormat.JSON.bytes(archive)))
        .hasMessageContaining("two files of the name");
  }

  @Test
  void textThatTheManifestDoesNotDescribeIsRefused() {
    String json = new String(ArchiveFormat.JSON.bytes(archive()), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> read(json.replace("never", "always").getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("is not what the manifest says");
  }

  @Test
  void newerFormatAndOtherFilesAreRefused() {
    String json = new String(ArchiveFormat.JSON.bytes(archive()), StandardCharsets.UTF_8);

    assertThatThrownBy(
            () ->
                read(
                    json.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2")
                        .getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("version 2");
    for (String other : List.of("", "{}", "[]", "# shop\n", "{\"format\":\"x\"}")) {
      assertThatThrownBy(() -> read(other.getBytes(StandardCharsets.UTF_8)))
          .as(other)
          .hasMessageContaining("no archive of memories");
    }
  }

  private static MemoryArchive archive() {
    return new MemoryArchive(
        "shop",
        new TreeMap<>(
            Map.of(
                "MEMORY.md",
                "# shop\n\n- never push on a Friday é\n",
                "skills/deploy/SKILL.md",
                "# Deploy\n",
                TRACE,
                "thread_id: 019c4270-e780-7e57-af04-84fbbdae1543\n")));
  }

  private MemoryArchive read(byte[] bytes) throws IOException {
    return ArchiveFormat.read(Files.write(folder.resolve("archive"), bytes));
  }

  /** A zip file with a manifest that lists nothing. */
  private static byte[] zip(Map<String, String> files) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        ArchiveManifest.NAME, ArchiveManifest.text(new MemoryArchive("x", new TreeMap<>()), false));
    all.putAll(files);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static int lastIndexOf(byte[] bytes, byte[] part) {
    for (int at = bytes.length - part.length; ; at--) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
  }
}
