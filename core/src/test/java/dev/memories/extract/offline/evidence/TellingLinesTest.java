package dev.memories.extract.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.evidence.LineRule.Kind;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

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

  @Test
  void theVerdictIsTheLastOneThatTheStrongestRuleFits() {
    assertThat(lines.verdictOrLast("3 passed\ncompiled\n5 passed\nbye\n---")).contains("5 passed");
    assertThat(lines.verdictOrLast("hello\nbye\n---")).contains("bye");
  }

  /** The words only spare work: every rule tried at every line chooses the same. */
  @Property(tries = 5_000)
  void choosesWhatAllRulesWouldChoose(@ForAll("outputs") String output) {
    assertThat(lines.failures(output, 2)).isEqualTo(failuresByAllRules(output, 2));
    assertThat(lines.failureOrFirst(output))
        .isEqualTo(
            failuresByAllRules(output, 1).stream()
                .findFirst()
                .or(() -> worthy(output).stream().findFirst()));
    assertThat(lines.verdictOrLast(output)).isEqualTo(verdictByAllRules(output));
  }

  private List<String> failuresByAllRules(String output, int most) {
    List<String> worthy =
        worthy(output).stream().filter(line -> !fitsAny(Kind.CALM, line)).toList();
    return rules.of(Kind.WHY).stream()
        .map(rule -> worthy.stream().filter(rule::fits).limit(most).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Optional<String> verdictByAllRules(String output) {
    List<String> worthy = worthy(output).reversed();
    return rules.of(Kind.VERDICT).stream()
        .flatMap(rule -> worthy.stream().filter(rule::fits).findFirst().stream())
        .findFirst()
        .or(() -> worthy.stream().findFirst());
  }

  private List<String> worthy(String output) {
    return output.lines().filter(line -> !fitsAny(Kind.NOISE, line)).toList();
  }

  private boolean fitsAny(Kind kind, String line) {
    return rules.of(kind).stream().anyMatch(rule -> rule.fits(line));
  }

  /** Pieces of what the rules look for, whole and torn, in any order. */
  @Provide
  Arbitrary<String> outputs() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\n", "\n", "\r\n", "\n  ", " ", "\t", ": ", "(", "\"", "::", "---", "0 "),
            Arbitraries.of(
                "FAILED",
                "failed",
                "Fail",
                "FAILS",
                "failure",
                "failing",
                "FAILURE",
                "(errors=",
                "E  "),
            Arbitraries.of(
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
            Arbitraries.of(
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
            Arbitraries.of(
                "assertEquals", "expected ", "1 but", "got", "was", "\u2717", "\u2718", "\u00D7"),
            Arbitraries.of(
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
            Arbitraries.of(
                "Traceback (most recent call last)",
                "   at a.b.C(",
                "File \"a\", line 3",
                "total"));
    return piece.list().ofMaxSize(25).map(pieces -> String.join("", pieces));
  }
}
