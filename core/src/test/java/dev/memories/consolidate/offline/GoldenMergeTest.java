package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.consolidate.offline.OfflineConsolidator.MergedMemory;
import dev.memories.folder.ProjectFolder;
import dev.memories.session.Project;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Traces in, {@code MEMORY.md} and skills out: {@code <case>/traces/*.md}, newest first, give
 * {@code <case>/expected/**}. {@code -Dgolden.update=true} rewrites what is expected.
 */
class GoldenMergeTest {
  private static final Path CASES = Path.of("src/test/resources/golden/consolidate");

  @TestFactory
  Stream<DynamicTest> everyCaseGivesItsGoldenFiles() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)));
    }
  }

  private static void run(Path folder) throws IOException {
    List<Trace> traces = TestTraces.readAll(folder.resolve("traces"));
    Project project = traces.getFirst().project();
    MergedMemory merged = OfflineConsolidator.merge(project, traces, ProjectFolder.absent());

    RegistryEvidence.check(merged, traces);
    assertThat(OfflineConsolidator.merge(project, traces, ProjectFolder.absent()))
        .isEqualTo(merged);
    Map<String, String> actual = new TreeMap<>(Map.of("MEMORY.md", merged.registry()));
    merged
        .skills()
        .forEach(skill -> actual.put("skills/" + skill.name() + "/SKILL.md", skill.text()));
    Path expected = folder.resolve("expected");
    if (Boolean.getBoolean("golden.update")) {
      rewrite(expected, actual);
    }
    assertThat(actual).isEqualTo(files(expected));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static void rewrite(Path folder, Map<String, String> files) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
