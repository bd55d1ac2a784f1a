package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.oneOf;
import static org.quicktheories.generators.Generate.pick;

import dev.memories.Texts;
import dev.memories.extract.offline.call.LineRule.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

final class TellingLinesTest {
  private final TellingLines lines = new TellingLines();
  private final LineRules rules = new LineRules();

  @Test
  void whyItFailedIsWhatTheStrongestRuleSays() {
    String output =
        """
        collecting ...
        Traceback (most recent call last)
          File "report.py", line 3, in total
        an error of the kind that is seen often
        0 failed
        ValueError: no rows
        ✗ totals
        """;
    assertThat(lines.failures(output, 2)).containsExactly("ValueError: no rows");
    assertThat(lines.failureOrFirst("\n---\nall is well")).contains("all is well");
    assertThat(lines.failure("  10 totals\n  ✗ rows")).contains("  ✗ rows");
  }

  /** Programs around the one that failed say only that something did. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          > Task :app:compileKotlin FAILED|e: file:///a.kt:3:1 Unresolved reference|BUILD FAILED in 8s ~ e: file:///a.kt:3:1 Unresolved reference
          ld: region `FLASH' overflowed by 9312 bytes|collect2: error: ld returned 1 exit status ~ ld: region `FLASH' overflowed by 9312 bytes
          [NbConvertApp] Converting|jupyter_client.kernelspec.NoSuchKernel: No such kernel ~ jupyter_client.kernelspec.NoSuchKernel: No such kernel
          Failure/Error: visit calendar_path|Ferrum::ProcessTimeoutError: ~ Ferrum::ProcessTimeoutError:
          Failure/Error: expect(page).to have_css|expected to find css 30 times, found 31 ~ expected to find css 30 times, found 31
          > Task :app:test FAILED|BUILD FAILED in 8s ~ > Task :app:test FAILED
          """)
  void causeComesBeforeWhatTheProgramsAroundItSay(String output, String telling) {
    assertThat(lines.failures(output.replace('|', '\n'), 1)).containsExactly(telling);
  }

  @Test
  void lineThatAnnouncesIsToldWithTheNext() {
    assertThat(lines.failure("50% passed\n\nThe following tests FAILED:\n\t12 - crane (Failed)\n"))
        .contains("The following tests FAILED: 12 - crane (Failed)");
    assertThat(lines.failure("Caused by:\n")).contains("Caused by:");
    assertThat(lines.failure("In a.sh line 5:\nx=1\n^-- SC2034 (warning): x appears unused."))
        .contains("^-- SC2034 (warning): x appears unused.");
  }

  @Test
  void theVerdictIsTheLastOneThatTheStrongestRuleFits() {
    assertThat(lines.verdictOrLast("3 passed\ncompiled\n5 passed\nbye\n---")).contains("5 passed");
    assertThat(lines.verdictOrLast("hello\nbye\n---")).contains("bye");
    assertThat(lines.verdictOrLast("test result: ok. 44 passed; 0 failed\nok. 6 passed; 0 failed"))
        .contains("test result: ok. 44 passed; 0 failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          ^a ~ true
          (?i)^(a|b) ~ true
          ^[|(] ~ true
          ^(?:a|b)\\| ~ true
          ^a|b ~ false
          ^[(]|b ~ false
          a ~ false
          """)
  void patternIsAnchoredWithoutAlternatives(String expression, boolean anchored) {
    assertThat(LineRule.isAnchored(expression)).isEqualTo(anchored);
  }

  /** The keywords only save work: trying every rule on every line chooses the same lines. */
  @Test
  void choosesTheSameLinesAsAllRules() {
    qt().withExamples(5_000).forAll(outputs()).checkAssert(this::assertChosenByAllRules);
  }

  private void assertChosenByAllRules(String output) {
    assertThat(lines.failures(output, 2)).isEqualTo(failuresByAllRules(output, 2));
    assertThat(lines.failureOrFirst(output))
        .isEqualTo(
            failuresByAllRules(output, 1).stream()
                .findFirst()
                .or(() -> worthy(output).stream().findFirst()));
    assertThat(lines.verdictOrLast(output)).isEqualTo(verdictByAllRules(output));
  }

  /** The first of equal lines will do: nothing else tells them apart. */
  private static String withNext(String line, String output) {
    return line.stripTrailing().endsWith(":")
        ? output
            .lines()
            .dropWhile(other -> !other.equals(line))
            .skip(1)
            .filter(next -> !next.isBlank())
            .findFirst()
            .map(next -> line.stripTrailing() + " " + next.strip())
            .orElse(line)
        : line;
  }

  private List<String> failuresByAllRules(String output, int most) {
    List<String> worthy =
        worthy(output).stream().filter(line -> !fitsAny(Kind.CALM, line)).toList();
    return rules.of(Kind.WHY).stream()
        .map(
            rule ->
                worthy.stream()
                    .filter(line -> fits(rule, line))
                    .limit(most)
                    .map(line -> withNext(line, output))
                    .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Optional<String> verdictByAllRules(String output) {
    List<String> worthy = worthy(output).reversed();
    return rules.of(Kind.VERDICT).stream()
        .flatMap(
            rule ->
                worthy.stream()
                    .filter(line -> fits(rule, line))
                    .max(Comparator.comparingLong(TellingLinesTest::count))
                    .stream())
        .findFirst()
        .or(() -> worthy.stream().findFirst());
  }

  private static long count(String line) {
    return Stream.of(line.split("[^\\w.]+", -1))
        .filter(word -> word.matches("\\d{1,9}\\.?"))
        .map(word -> word.replace(".", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private List<String> worthy(String output) {
    return output.lines().filter(line -> !fitsAny(Kind.NOISE, line)).toList();
  }

  private static boolean fits(LineRule rule, String line) {
    return rule.pattern().matcher(line).find();
  }

  private boolean fitsAny(Kind kind, String line) {
    return rules.of(kind).stream().anyMatch(rule -> fits(rule, line));
  }

  /** Pieces that the rules look for, whole and torn, in any order. */
  private static Gen<String> outputs() {
    return Texts.joined(
        25,
        oneOf(
            oneOfThese("\n", "\n", "\r\n", "\n  ", " ", "\t", ": ", "(", "\"", "::", "---", "0 "),
            oneOfThese(
                "FAILED",
                "failed",
                "Fail",
                "FAILS",
                "failure",
                "failing",
                "FAILURE",
                "(errors=",
                "E  "),
            oneOfThese(
                "ERROR",
                "error",
                "errors",
                "Error",
                "ValueError",
                "a.b.MyException",
                "error[E0308]",
                "\u001b[31merror",
                "Exception in thread \"main\" ",
                "fatal",
                "panic",
                "abort",
                "usage"),
            oneOfThese(
                "Caused by:",
                "panicked at",
                "not found",
                "no such file",
                "cannot ",
                "CAN'T ",
                "could not ",
                "unable to ",
                "undefined",
                "unresolved",
                "permission denied",
                "timed out",
                "refused",
                "unauthorized",
                "forbidden",
                "does not exist",
                "is not recognized",
                "unsupported",
                "unknown option",
                "unknown command",
                "no "),
            oneOfThese(
                "assertEquals", "expected ", "1 but", "got", "was", "\u2717", "\u2718", "\u00D7"),
            oneOfThese(
                "all ",
                "3 ",
                "tests passed",
                "test passed",
                "tests green",
                "passing",
                "ok",
                "OK",
                "test result: ok",
                "BUILD SUCCESS",
                "success",
                "successfully",
                "succeeded",
                "done",
                "passed",
                "no issues found",
                "0 errors",
                "0 failed",
                "compiled",
                "\u2713",
                "\u2714"),
            oneOfThese(
                "Traceback (most recent call last)",
                "   at a.b.C(",
                "File \"a\", line 3",
                "total")));
  }

  private static Gen<String> oneOfThese(String... pieces) {
    return pick(List.of(pieces));
  }
}
