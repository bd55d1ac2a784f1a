package dev.memories.pipeline.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tree.archive.MemoryArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memories that Codex and Claude Code keep themselves. */
class AgentMemoryTest {
  private static final String SESSION = "01a2029b-7794-7971-8a8f-0722a8c48d80";

  @TempDir Path folder;

  @Test
  void codexMemoryOfAProjectIsWhatNamesItsFolder() throws IOException {
    codex();

    MemoryArchive archive =
        new CodexMemory(folder).of("mill", "/srv/mill"::equals).archive().orElseThrow();

    assertThat(archive.files().get("MEMORY.md"))
        .contains("- grind slowly", "applies_to: cwd=/srv/mill")
        .doesNotContain("sell dear", "word for a search", "rollout_summaries/", "everywhere");
    assertThat(archive.files().get("trace_summaries/" + SESSION + "_codex_memory.md"))
        .startsWith("thread_id: " + SESSION + "\n")
        .contains("- learnings: grind first");
    assertThat(archive.files()).hasSize(2);
    assertThat(archive.verified("import it")).isEqualTo(archive);
  }

  @Test
  void codexMemoryOfTheUserIsWhatNamesNoFolder() throws IOException {
    codex();

    assertThat(new CodexMemory(folder).ofUser().archive().orElseThrow().files().get("MEMORY.md"))
        .contains("- works everywhere", "- be brief")
        .doesNotContain("grind", "sell", "index of the rest");
  }

  @Test
  void codexMemoryThatDoesNotNameTheProjectIsNone() throws IOException {
    codex();

    assertThat(new CodexMemory(folder).of("moon", "/srv/moon"::equals).archive()).isEmpty();
    assertThat(new CodexMemory(folder.resolve("none")).exists()).isFalse();
    assertThat(new CodexMemory(folder.resolve("none")).ofUser().archive()).isEmpty();
  }

  @Test
  void codexMemoryThatIsTooLargeEndsAfterAWholeBulletAndSaysSo() throws IOException {
    String bullet = "- " + "grind ".repeat(30) + "\n  and go on\n";
    int bullets = MemoryArchive.MAX_FILE_BYTES / bullet.length() + 40;
    Files.writeString(
        folder.resolve("MEMORY.md"),
        "# Task Group: mill\napplies_to: cwd=/srv/mill\n\n" + bullet.repeat(bullets));

    MemoryReading reading = new CodexMemory(folder).of("mill", "/srv/mill"::equals);

    MemoryArchive archive = reading.archive().orElseThrow();
    String kept = archive.files().get("MEMORY.md");
    assertThat(archive.verified("import it")).isEqualTo(archive);
    assertThat(kept).endsWith("\n" + bullet).hasSizeGreaterThan(MemoryArchive.MAX_FILE_BYTES - 300);
    long taken = kept.lines().filter(line -> line.startsWith("- ")).count();
    assertThat(reading.leftOut())
        .singleElement()
        .asString()
        .startsWith("MEMORY.md: its last ")
        .endsWith(
            " KiB, with %d of %d bullets; at most 512 KiB can be imported"
                .formatted(bullets - taken, bullets));
  }

  @Test
  void sessionsOfCodexMemoryForWhichThereIsNoRoomAreNamed() throws IOException {
    StringBuilder raw = new StringBuilder("# Raw Memories\n\n");
    int sessions = MemoryArchive.MAX_FILES + 3;
    for (int at = 0; at < sessions; at++) {
      raw.append("## Thread `%s`\ncwd: /srv/mill\n\n- said\n\n".formatted(session(at)));
    }
    raw.append("## Thread `%s`\ncwd: /srv/mill\n\n".formatted(SESSION));
    raw.append("x".repeat(MemoryArchive.MAX_FILE_BYTES));
    Files.writeString(folder.resolve("raw_memories.md"), raw);

    MemoryReading reading = new CodexMemory(folder).of("mill", "/srv/mill"::equals);

    assertThat(reading.leftOut())
        .containsExactly(
            "raw_memories.md: session " + SESSION + "; it has more than 512 KiB",
            "raw_memories.md: 3 of 2004 sessions; at most 2000 files and 24 MiB can be imported");
    MemoryArchive archive = reading.archive().orElseThrow();
    assertThat(archive.verified("import it")).isEqualTo(archive);
    assertThat(archive.files()).hasSize(MemoryArchive.MAX_FILES);
  }

  private static String session(int number) {
    return "01a2029b-7794-7971-8a8f-%012x".formatted(number);
  }

  @Test
  void fileOfClaudeCodeIsABulletInTheSectionOfItsType() throws IOException {
    Path memory = Files.createDirectories(folder.resolve("projects/-srv-my-shop/memory"));
    Files.writeString(memory.resolve("MEMORY.md"), "- [No moment](a.md)\n- plain line\n");
    Files.writeString(
        memory.resolve("a.md"),
        "---\nname: a\ndescription: about dates\nmetadata:\n  type: feedback\n---\n\n"
            + "Never use moment.\n\n**Why:** size.\n");
    Files.writeString(memory.resolve("b.md"), "---\nname: b\ndescription: the port is 8080\n---\n");
    Files.writeString(memory.resolve("c.txt"), "- no Markdown file\n");

    Optional<MemoryArchive> archive =
        ClaudeMemory.of(folder, "/srv/my.shop").read("my.shop").archive();

    assertThat(archive.orElseThrow().files().get("MEMORY.md"))
        .isEqualTo(
            """
            # my.shop

            ## Preferences
            - Never use moment. **Why:** size.

            ## Good to know
            - the port is 8080

            - plain line
            """);
    assertThat(ClaudeMemory.of(folder, "/srv/other").read("other").archive()).isEmpty();
  }

  @Test
  void filesOfClaudeCodeThatAreLeftOutOrCutAreNamedWithTheReason() throws IOException {
    Path memory = Files.createDirectories(folder.resolve("projects/-srv-shop/memory"));
    String head = "---\nname: x\ntype: project\n---\n";
    Files.writeString(memory.resolve("MEMORY.md"), "- [Long](long.md)\n");
    Files.writeString(memory.resolve("long.md"), head + "word ".repeat(300));
    Files.writeString(memory.resolve("short.md"), head + "sell dear\n");
    Files.writeString(memory.resolve("empty.md"), head);
    Files.writeString(memory.resolve("big.md"), "x".repeat(MemoryArchive.MAX_FILE_BYTES + 1));
    Files.writeString(memory.resolve("note.txt"), "no Markdown");
    Files.createDirectory(memory.resolve("more"));
    Files.createSymbolicLink(memory.resolve("gone.md"), memory.resolve("nowhere"));

    MemoryReading reading = ClaudeMemory.of(folder, "/srv/shop").read("shop");

    assertThat(reading.leftOut())
        .containsExactly("big.md: it is larger than 512 KiB", "gone.md: it is not a plain file");
    assertThat(reading.cut()).containsExactly("long.md: its first 1000 characters are taken");
    assertThat(reading.passedOver())
        .containsExactly(
            "empty.md: it says nothing",
            "more: it is a folder",
            "note.txt: it is no Markdown file");
    assertThat(reading.archive().orElseThrow().files().get("MEMORY.md"))
        .contains("- sell dear\n", "word word")
        .doesNotContain("xxx", "- \n");
  }

  @Test
  void filesOfClaudeCodeForWhichThereIsNoRoomAreNamed() throws IOException {
    Path memory = Files.createDirectories(folder.resolve("projects/-srv-shop/memory"));
    String most = "x".repeat(MemoryArchive.MAX_FILE_BYTES - 5_000);
    Files.writeString(memory.resolve("a.md"), most);
    Files.writeString(memory.resolve("b.md"), "y".repeat(2_000));

    MemoryReading reading = ClaudeMemory.of(folder, "/srv/shop").read("shop");

    assertThat(reading.leftOut()).containsExactly("b.md: no room is left of 512 KiB for all files");
    MemoryArchive archive = reading.archive().orElseThrow();
    assertThat(archive.verified("import it")).isEqualTo(archive);
    assertThat(archive.files().get("MEMORY.md")).endsWith(most + "\n").doesNotContain("y");
  }

  private void codex() throws IOException {
    Files.writeString(
        folder.resolve("MEMORY.md"),
        """
        # Task Group: mill
        applies_to: cwd=/srv/mill; reuse=often

        ## Task 1
        - grind slowly

        ### rollout_summary_files
        - rollout_summaries/2026-11-20T09-34-34-abcd-grind.md (cwd=/srv/mill)

        ### keywords
        - word for a search

        # Task Group: shop
        applies_to: cwd=/srv/shop
        - sell dear

        # Task Group: any
        - works everywhere
        """);
    Files.writeString(
        folder.resolve("memory_summary.md"),
        "v1\n\n## User preferences\n\n- be brief\n\n## What's in Memory\n\n- index of the rest\n");
    Files.writeString(
        folder.resolve("raw_memories.md"),
        "# Raw Memories\n\n## Thread `"
            + SESSION
            + "`\nupdated_at: 2026-11-20T09:34:34+00:00\ncwd: /srv/mill\n\n"
            + "- learnings: grind first\n\n## Thread `"
            + SESSION.replace('0', '1')
            + "`\ncwd: /srv/shop\n\n- learnings: sell\n");
  }
}
