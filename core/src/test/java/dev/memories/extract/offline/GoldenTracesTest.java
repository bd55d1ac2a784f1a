package dev.memories.extract.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.TestRollouts;
import dev.memories.trace.TraceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden pairs: {@code <case>.jsonl} gives {@code <case>.trace.md} and {@code <case>.summary.txt}.
 *
 * <p>{@code -Dgolden.update=true} rewrites them; the difference is then reviewed.
 */
class GoldenTracesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/offline");
  private static final String ROLLOUT = ".jsonl";

  @TestFactory
  Stream<DynamicTest> traces() throws IOException {
    return cases().map(name -> DynamicTest.dynamicTest(name, () -> matches(name)));
  }

  private static void matches(String name) throws IOException {
    Path rollout = FOLDER.resolve(name + ROLLOUT);
    OfflineTrace.Written written = write(rollout);
    Path trace = FOLDER.resolve(name + ".trace.md");
    Path summary = FOLDER.resolve(name + ".summary.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(trace, written.trace());
      Files.writeString(summary, written.summary() + "\n");
    }
    assertThat(written.trace()).isEqualTo(Files.readString(trace));
    assertThat(TraceDocument.parse(written.trace())).isEqualTo(written.document());
    assertThat(written.summary() + "\n").isEqualTo(Files.readString(summary));
    assertThat(EvidenceCheck.faults(written.trace(), rollout, SecretRedactor.product())).isEmpty();
    assertThat(write(rollout)).isEqualTo(written);
  }

  private static OfflineTrace.Written write(Path rollout) throws IOException {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.empty());
    TestRollouts.entries(rollout).forEach(offline::accept);
    return offline.write("");
  }

  @Test
  void noOrphans() throws IOException {
    List<String> cases = cases().toList();
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files.map(
                  file ->
                      file.getFileName()
                          .toString()
                          .replaceFirst("\\.(jsonl|trace\\.md|summary\\.txt)$", "")))
          .allSatisfy(name -> assertThat(cases).contains(name));
    }
  }

  @Test
  void evidenceCheckSeesLineNumbersThatAreOffByOne() throws IOException {
    Path rollout = FOLDER.resolve("correction" + ROLLOUT);
    assertThat(EvidenceCheck.faults(write(rollout).trace(), rollout, SecretRedactor.product(), 1))
        .hasSizeGreaterThan(5);
  }

  private static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ROLLOUT))
          .map(name -> name.substring(0, name.length() - ROLLOUT.length()))
          .sorted()
          .toList()
          .stream();
    }
  }
}
