package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ProcedureFinderTest {
  /** Each session is a list of commands; a command with a leading {@code !} fails. */
  private static List<List<String>> find(List<List<String>> sessions) {
    List<Trace> traces = new ArrayList<>();
    for (List<String> commands : sessions) {
      traces.add(
          TestTraces.trace(
              "01d0000%d-0000-7000-8000-000000000000".formatted(9 - traces.size()),
              "/srv/shop",
              "# A session\n## Task: Work\nOutcome: success\nKey steps:\n" + steps(commands)));
    }
    return ProcedureFinder.of(SessionSelection.of(traces)).stream()
        .map(procedure -> procedure.steps().stream().map(RegistryEntry::text).toList())
        .toList();
  }

  private static String steps(List<String> commands) {
    StringBuilder steps = new StringBuilder();
    IntStream.range(0, commands.size())
        .forEach(
            at -> {
              boolean fails = commands.get(at).startsWith("!");
              String command = commands.get(at).substring(fails ? 1 : 0);
              steps.append("- `%s`, exit %d [L%d]\n".formatted(command, fails ? 1 : 0, at + 1));
            });
    return steps.toString();
  }

  @Test
  void commandsThatPassedTwiceInTheSameOrderAreAProcedure() {
    assertThat(
            find(
                List.of(
                    List.of("cat a", "make build", "ls", "make test", "docker run x"),
                    List.of("make build", "sed -i x", "make test"))))
        .containsExactly(List.of("`make build`", "`make test`"));
  }

  @Test
  void commandsInDifferentOrdersAreNotOneProcedure() {
    assertThat(find(List.of(List.of("npm test", "make test"), List.of("make test", "npm test"))))
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
  }

  @Test
  void commandsThatPassedOnceAreNoProcedure() {
    assertThat(find(List.of(List.of("make test"), List.of("npm test")))).isEmpty();
  }

  @Test
  void commandThatFailedInTheEndProvesNothing() {
    assertThat(find(List.of(List.of("make test"), List.of("make test", "!make test")))).isEmpty();
  }

  @Test
  void commandsWithoutACheckAreNoProcedure() {
    assertThat(find(List.of(List.of("docker run x"), List.of("docker run x")))).isEmpty();
    assertThat(find(List.of(List.of("cat test.sh"), List.of("cat test.sh")))).isEmpty();
  }

  @Test
  void partOfALongerProcedureIsNoProcedureOfItsOwn() {
    assertThat(
            find(
                List.of(
                    List.of("make build", "make test"),
                    List.of("make build", "make test"),
                    List.of("make test"))))
        .hasSize(1);
  }
}
