package dev.memories.tree.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.memories.TestSessions;
import dev.memories.failure.FailureKind;
import dev.memories.redact.SecretRedactor;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile or careless consolidator may leave behind. */
class StagingCheckTest {
  @TempDir Path folder;
  private MemoryRoot staged;
  private StagingCheck check;

  @BeforeEach
  void stage() throws IOException {
    MemoryRoot root = new MemoryRoot(folder.resolve("memory"));
    Staging staging =
        Staging.create(
            root, "run-1", List.of(TestSessions.trace(TestSessions.session(1))), new Disk());
    staged = staging.memory();
    check = new StagingCheck(staging, FailureKind.COMMAND, SecretRedactor.product());
    Files.writeString(staged.registry(), "# shop\n");
  }

  private Path skill(String path) throws IOException {
    Path file = staged.skills().resolve(path);
    Files.createDirectories(file.getParent());
    return file;
  }

  private void assertRefused(String reason) {
    assertThatExceptionOfType(TreeException.class)
        .isThrownBy(check::verify)
        .withMessageContaining(reason)
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(FailureKind.COMMAND));
  }

  @Test
  void validOutputsPass() throws IOException {
    Files.writeString(skill("build/SKILL.md"), "make\n");
    Files.writeString(staged.folder().resolve("scratch.txt"), "left lying about");

    assertThatCode(check::verify).doesNotThrowAnyException();
  }

  @Test
  void noRegistry() throws IOException {
    Files.delete(staged.registry());
    assertRefused("it wrote no MEMORY.md");
  }

  @Test
  void emptyRegistry() throws IOException {
    Files.writeString(staged.registry(), " \n\n");
    assertRefused("MEMORY.md is empty");
  }

  @Test
  void registryThatIsAFolder() throws IOException {
    Files.delete(staged.registry());
    Files.createDirectory(staged.registry());
    assertRefused("MEMORY.md is a folder");
  }

  @Test
  void registryThatIsALink() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.md"), "# theirs\n");
    Files.delete(staged.registry());
    Files.createSymbolicLink(staged.registry(), outside);
    assertRefused("MEMORY.md is a link");
  }

  @Test
  void linkToAFolderOutside() throws IOException {
    Files.createDirectories(staged.skills());
    Files.createSymbolicLink(staged.skills().resolve("out"), folder);
    assertRefused("skills/out is a link");
  }

  @Test
  void skillsThatAreALink() throws IOException {
    Files.createSymbolicLink(staged.skills(), folder);
    assertRefused("skills is not a folder");
  }

  @Test
  void hardLinkToAFileOutside() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.md"), "# theirs\n");
    Files.createLink(skill("a/SKILL.md"), outside);
    assertRefused("skills/a/SKILL.md is a link");
  }

  @Test
  void changedTrace() throws IOException {
    Path trace = Files.list(staged.traceSummaries()).findFirst().orElseThrow();
    Files.writeString(trace, Files.readString(trace) + "one more word");
    assertRefused("it changed trace_summaries/");
  }

  @Test
  void addedTrace() throws IOException {
    Files.writeString(staged.traceSummaries().resolve("more.md"), "more");
    assertRefused("it changed trace_summaries/");
  }

  @Test
  void traceReplacedByALinkToItsCopy() throws IOException {
    Path trace = Files.list(staged.traceSummaries()).findFirst().orElseThrow();
    Path copy = Files.copy(trace, folder.resolve("copy.md"));
    Files.delete(trace);
    Files.createSymbolicLink(trace, copy);
    assertRefused("it changed trace_summaries/");
  }

  @Test
  void removedSummary() throws IOException {
    Files.delete(staged.memorySummary());
    assertRefused("memory_summary.md");
  }

  @Test
  void secretInASkill() throws IOException {
    Files.writeString(skill("a/notes.md"), "use sk-" + "a1B2c3D4e5F6g7H8i9J0" + " here");
    assertRefused("there is a secret in skills/a/notes.md");
  }

  @Test
  void secretInAFileName() throws IOException {
    Files.writeString(skill("sk-" + "a1B2c3D4e5F6g7H8i9J0" + "/SKILL.md"), "fine");
    assertRefused("there is a secret in a file name");
  }

  @Test
  void keepMarkIsRefused() throws IOException {
    Files.writeString(skill("a/.keep"), "");
    assertRefused("it wrote skills/a/.keep");
  }

  @Test
  void escapeSequenceInAText() throws IOException {
    Files.writeString(staged.registry(), "# shop\n\u001b]0;owned\u0007\n");
    assertRefused("control characters in MEMORY.md");
  }

  @Test
  void deeplyNestedFolders() throws IOException {
    Files.createDirectories(staged.skills().resolve("a/a/a/a/a/a/a/a"));
    assertRefused("nested folders more than 8 deep");
  }

  @Test
  void controlCharactersInAFileName() throws IOException {
    Files.writeString(skill("a\u001b[31m/SKILL.md"), "fine");
    assertRefused("control characters");
  }

  @Test
  void notText() throws IOException {
    Files.write(skill("a/SKILL.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertRefused("skills/a/SKILL.md is not UTF-8 text");
  }

  @Test
  void hugeFile() throws IOException {
    Files.writeString(skill("a/SKILL.md"), "x".repeat((int) StagingCheck.MAX_FILE_BYTES + 1));
    assertRefused("it wrote too much (at skills/a/SKILL.md)");
  }

  /** MEMORY.md counts as a file, too. */
  @Test
  void outputsMayReachTheirLimits() throws IOException {
    Files.writeString(skill("big.md"), "x".repeat((int) StagingCheck.MAX_FILE_BYTES));
    Files.writeString(skill("z".repeat(100)), "x");
    for (int n = 3; n < StagingCheck.MAX_FILES; n++) {
      Files.writeString(skill(n + ".md"), "x");
    }

    assertThatCode(check::verify).doesNotThrowAnyException();
  }

  @Test
  void tooLongAName() throws IOException {
    Files.writeString(skill("z".repeat(101)), "x");
    assertRefused("too long");
  }

  @Test
  void tooMuchInAll() throws IOException {
    for (int n = 0; n < 9; n++) {
      Files.writeString(skill(n + ".md"), "x".repeat((int) StagingCheck.MAX_FILE_BYTES));
    }
    assertRefused("it wrote too much");
  }

  @Test
  void tooManyFiles() throws IOException {
    for (int n = 0; n < StagingCheck.MAX_FILES; n++) {
      Files.writeString(skill("a/" + n + ".md"), "x");
    }
    assertRefused("it wrote too much");
  }
}
