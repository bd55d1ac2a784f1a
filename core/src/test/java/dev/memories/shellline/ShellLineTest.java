package dev.memories.shellline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellLineTest {
  /** {@code +} before what exit code 0 vouches for, {@code -} before what it hides. */
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
  void exitCodeZeroVouchesFor(String line, String expected) {
    assertThat(
            ShellLine.parse(line).segments().stream()
                .map(s -> (s.decides() ? "+" : "-") + String.join(" ", s.words()))
                .collect(Collectors.joining("|")))
        .isEqualTo(expected);
  }

  @Test
  void theBodyOfAHereDocumentIsNoCommand() {
    List<ShellLine.Segment> segments =
        ShellLine.parse("cat > notes.md <<'EOF'\nrm -rf /; make test\nEOF\nls").segments();

    assertThat(segments).extracting(ShellLine.Segment::program).containsExactly("cat", "ls");
    assertThat(segments.getFirst().writes()).isTrue();
  }

  @Test
  void aPartStandsAsItIsWritten() {
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
  void whatDoesTheSameHasOneKey(String line, String key) {
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
  void brokenLinesAreReadToTheirEnd() {
    for (String line :
        List.of("", "'", "\"\\", "$(", "<<", "<<X\n", "a <<'X'\nb", ">", "&", "\\")) {
      assertThat(ShellLine.parse(line).segments()).hasSizeLessThan(3);
    }
  }
}
