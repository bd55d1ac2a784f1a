package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckSummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# tests 2\\n# pass 2\\n# fail 0\\n# duration_ms 7 | # pass 2",
        "Ran 3 tests in 0.01s\\n\\nOK | OK",
        "====== 4 passed, 1 warning in 0.12s ====== | ====== 4 passed, 1 warning in 0.12s ======",
        "9 passed in 1.02s | 9 passed in 1.02s",
        "Tests:       1 skipped, 4 passed, 5 total\\nTime: 1 s | Tests:       1 skipped, 4 passed, 5 total",
        "  12 passing (40ms) | 12 passing (40ms)",
        "test result: ok. 4 passed; 0 failed; 0 ignored | test result: ok. 4 passed; 0 failed; 0 ignored",
        "[INFO] Tests run: 7, Failures: 0, Errors: 0, Skipped: 0 | [INFO] Tests run: 7, Failures: 0, Errors: 0, Skipped: 0",
        "5 examples, 0 failures | 5 examples, 0 failures",
        "Passed!  - Failed:     0, Passed:    46, Skipped:     0 | Passed!  - Failed:     0, Passed:    46, Skipped:     0",
        "3 doctests, 42 tests, 0 failures | 3 doctests, 42 tests, 0 failures",
        "** TEST SUCCEEDED ** | ** TEST SUCCEEDED **",
        "[info] Tests: succeeded 20, failed 0, canceled 0 | [info] Tests: succeeded 20, failed 0, canceled 0",
        "Passing Tests   23 | Passing Tests   23",
      })
  void summaryOfTestsThatAllPassed(String output, String line) {
    CheckSummary summary = CheckSummary.in(output.replace("\\n", "\n")).orElseThrow();

    assertThat(summary.passed()).isTrue();
    assertThat(summary.line().strip()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# pass 2\\n# fail 1 | # fail 1",
        "Ran 3 tests in 0.01s\\n\\nFAILED (failures=1) | FAILED (failures=1)",
        "=== 1 failed, 4 passed in 0.12s === | === 1 failed, 4 passed in 0.12s ===",
        "Tests:       1 failed, 4 passed, 5 total | Tests:       1 failed, 4 passed, 5 total",
        "  12 passing (40ms)\\n  1 failing | 1 failing",
        "test result: ok. 4 passed; 0 failed; 0 ignored\\ntest result: FAILED. 3 passed; 1 failed; | test result: FAILED. 3 passed; 1 failed;",
        "Tests run: 7, Failures: 0, Errors: 2, Skipped: 0 | Tests run: 7, Failures: 0, Errors: 2, Skipped: 0",
        "5 examples, 1 failure | 5 examples, 1 failure",
        "Failed!  - Failed:     2, Passed:    44 | Failed!  - Failed:     2, Passed:    44",
        "42 tests, 3 failures | 42 tests, 3 failures",
        "** TEST FAILED ** | ** TEST FAILED **",
        "[info] Tests: succeeded 19, failed 1, canceled 0 | [info] Tests: succeeded 19, failed 1, canceled 0",
        "Passing Tests   22\\nFailing Tests   1 | Failing Tests   1",
      })
  void oneFailureIsEnough(String output, String line) {
    CheckSummary summary = CheckSummary.in(output.replace("\\n", "\n")).orElseThrow();

    assertThat(summary.passed()).isFalse();
    assertThat(summary.line().strip()).isEqualTo(line);
  }

  @Test
  void summaryWithBarsBetweenItsCounts() {
    assertThat(CheckSummary.in("[ FAIL 0 | WARN 1 | SKIP 0 | PASS 18 ]"))
        .hasValueSatisfying(summary -> assertThat(summary.passed()).isTrue());
    assertThat(CheckSummary.in("[ FAIL 2 | WARN 1 | SKIP 0 | PASS 18 ]"))
        .hasValueSatisfying(summary -> assertThat(summary.passed()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Everything looks OK",
        "# pass 0",
        "Tests: none",
        "0 passed in 0.01s",
        "we have 4 passed candidates",
        "0 examples, 0 failures"
      })
  void otherTextIsNoSummary(String output) {
    assertThat(CheckSummary.in(output)).isEmpty();
  }

  @Test
  void longOutputIsReadAtItsEnd() {
    assertThat(CheckSummary.in("x\n".repeat(100_000) + "# pass 2\n# fail 0")).isPresent();
    assertThat(CheckSummary.in("# pass 2\n" + "x\n".repeat(100_000))).isEmpty();
  }
}
