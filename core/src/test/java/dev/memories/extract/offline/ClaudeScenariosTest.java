package dev.memories.extract.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.claude.ClaudeScenarios;
import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.item.LineKind;
import dev.memories.session.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The traces of the scenarios of Claude Code, golden.
 *
 * <p>{@code -Dgolden.update=true} rewrites them; the difference is then reviewed.
 */
class ClaudeScenariosTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/claude");

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource
  void scenarioGivesItsTraces(ClaudeScenarios scenario) throws IOException {
    scenario.writeTo(home);
    RolloutFiles files = RolloutFiles.of(LogHomes.NONE.with(Agent.CLAUDE, home));
    StringBuilder traces = new StringBuilder();
    for (Found log : TestRollouts.files(files)) {
      String trace = trace(log.path(), files);
      assertThat(EvidenceCheck.faults(trace, log.path(), SecretRedactor.product())).isEmpty();
      traces.append("<!-- ").append(log.fileName()).append(" -->\n").append(trace);
    }
    Path golden = FOLDER.resolve(scenario.name().toLowerCase(Locale.ROOT) + ".md");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, traces);
    }
    assertThat(traces.toString()).isEqualTo(Files.readString(golden));
  }

  private static String trace(Path log, RolloutFiles files) throws IOException {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.of("/srv/shop"));
    try (RolloutReader reader =
        RolloutReader.open(log, EnumSet.allOf(LineKind.class), files.lineage())) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        offline.accept(entry);
      }
    }
    return offline.write("").trace();
  }
}
