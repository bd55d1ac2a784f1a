package dev.memories.shellline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellLineTest {
  /** {@code +} marks a part whose success exit code 0 proves, {@code -} one that it hides. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '^',
      textBlock =
          """
          make test => +make test
          cd a && make test => +cd a|+make test
          make; echo done => -make|+echo done
          make test | head -3 => -make test|+head -3
          set -o pipefail; make | tee log => -set -o pipefail|+make|+tee log
          set -e; make; ls => +set -e|+make|+ls
          make || true => -make|-true
          make && a || b => -make|-a|-b
          a || b; make => -a|-b|+make
          echo 'a; b && c' "x | y" => +echo a; b && c x | y
          wc -c $(git ls-files | head; true) => +wc -c $(git ls-files | head; true)
          make > /dev/null 2>&1 && ls => +make|+ls
          make & wait => -make|+wait
          """)
  void exitCodeZeroProvesSuccessOfTheMarkedParts(String line, String expected) {
    assertThat(
            ShellLine.parse(line).segments().stream()
                .map(s -> (s.decides() ? "+" : "-") + String.join(" ", s.words()))
                .collect(Collectors.joining("|")))
        .isEqualTo(expected);
  }

  @Test
  void bodyOfAHereDocumentIsNoCommand() {
    List<ShellLine.Segment> segments =
        ShellLine.parse("cat > notes.md <<'EOF'\nrm -rf /; make test\nEOF\nls").segments();

    assertThat(segments).extracting(ShellLine.Segment::program).containsExactly("cat", "ls");
    assertThat(segments.getFirst().writes()).isTrue();
  }

  @Test
  void partsAreGivenAsWritten() {
    assertThat(ShellLine.parse("cd 'a b' && python3 -m unittest -v 2>&1 | tail -1").segments())
        .extracting(ShellLine.Segment::raw)
        .containsExactly("cd 'a b'", "python3 -m unittest -v", "tail -1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          make test 2>&1 => make test
          cd core && make  test => make test
          cd 'a && b' && make => make
          cd core; make => cd core; make
          cd core => cd core
          """)
  void linesOfTheSameEffectHaveTheSameKey(String line, String key) {
    assertThat(ShellLine.key(line)).isEqualTo(key);
  }

  @Test
  void exitCodeZeroProvesTheLastChainOnly() {
    assertThat(ShellLine.parse("make; cd a && make lint 2>&1 && make test").provenByExitZero())
        .containsExactly("make lint", "make test");
    assertThat(ShellLine.parse("make test || true").provenByExitZero()).isEmpty();
    assertThat(ShellLine.parse("make test | tail -1").provenByExitZero())
        .containsExactly("tail -1");
  }

  @Test
  void whatExitCodeZeroProvesKeepsItsPreparation() {
    assertThat(ShellLine.parse("cd a && . env && make && make test").provenByExitZero())
        .containsExactly(". env && make", ". env && make test");
    assertThat(ShellLine.parse("cd a && . env").provenByExitZero()).isEmpty();
  }

  @Test
  void incompleteLinesAreParsedToTheirEnd() {
    for (String line :
        List.of("", "'", "\"\\", "$(", "<<", "<<X\n", "a <<'X'\nb", ">", "&", "\\")) {
      assertThat(ShellLine.parse(line).segments()).hasSizeLessThan(3);
    }
  }

  /** Never ends if every part is compared with every part before it. */
  @Test
  void alternativesWithoutEnd() {
    String line = "a || ".repeat(1_000_000) + "b; c";

    List<ShellLine.Segment> segments = ShellLine.parse(line).segments();

    assertThat(segments).hasSize(1_000_002);
    assertThat(segments.subList(0, 1_000_001)).noneMatch(ShellLine.Segment::decides);
    assertThat(segments.getLast().decides()).isTrue();
  }

  /** Walks from each {@code ||} to the end of its chain, as the rule says. */
  @Test
  void exitCodeZeroProvesNothingInAChainWithAnAlternative() {
    qt().forAll(lists().of(pick(List.of(" || ", " && ", " | ", "; "))).ofSizeBetween(1, 12))
        .checkAssert(ShellLineTest::assertAlternativesProveNothing);
  }

  private static void assertAlternativesProveNothing(List<String> connectors) {
    String line =
        IntStream.range(0, connectors.size())
            .mapToObj(i -> "p" + i + connectors.get(i))
            .collect(Collectors.joining("", "", "end"));

    List<ShellLine.Segment> segments = ShellLine.parse(line).segments();

    for (int i = 0; i < connectors.size(); i++) {
      if (connectors.get(i).equals(" || ")) {
        assertThat(segments.get(i).decides()).as(line).isFalse();
        for (int j = i + 1; j <= connectors.size(); j++) {
          assertThat(segments.get(j).decides()).as("%s: part %s", line, j).isFalse();
          if (j < connectors.size() && connectors.get(j).equals("; ")) {
            break;
          }
        }
      }
    }
    int last = connectors.lastIndexOf("; ");
    if (!connectors.subList(last + 1, connectors.size()).contains(" || ")) {
      assertThat(segments.getLast().decides()).as(line).isTrue();
    }
  }
}
