package dev.memories.extract.offline.call;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The summary that a test program prints at its end, as far as it is unmistakable. It tells the
 * result where a pipe hides the exit code, as {@code npm test | tail} does.
 *
 * @param passed whether tests ran and none failed
 * @param line the line that says so
 */
public record CheckSummary(boolean passed, String line) {
  private static final int LONGEST_LINE_CHARS = 400;

  /** A summary stands at the end. */
  private static final int END_CHARS = 20_000;

  /** Every form holds one of them. */
  private static final List<String> WORDS =
      List.of("ass", "ail", "OK", "PASS", "FAIL", "TEST SUCCEEDED");

  /** How a kind of test program says how it ended; a pattern fits a whole line. */
  private record Form(Pattern passed, Pattern failed) {
    static Form of(String passed, String failed) {
      return new Form(Pattern.compile(passed), Pattern.compile(failed));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          // Node and other writers of TAP
          Form.of("^# pass [1-9]\\d*$", "^# fail [1-9]\\d*$"),
          // Python's unittest; how many ran stands on another line
          Form.of("^OK(?: \\(skipped=\\d+\\))?$", "^FAILED \\((?:failures|errors)=.*"),
          // pytest
          Form.of(
              "^(?:=+ )?[1-9]\\d* passed(?:, \\d+ (?:skipped|warnings?|deselected|xfailed))* in [\\d.]+s.*",
              "^(?:=+ )?[1-9]\\d* (?:failed|errors?)\\b.* in [\\d.]+s.*"),
          // Jest and Vitest
          Form.of(
              "^\\s*Tests:?\\s+(?:\\d+ (?:skipped|todo), |\\d+ (?:skipped|todo) \\| )*[1-9]\\d* passed\\b(?!.*failed).*",
              "^\\s*Tests:?\\s+[1-9]\\d* failed\\b.*"),
          // Mocha
          Form.of("^\\s*[1-9]\\d* passing\\b.*", "^\\s*[1-9]\\d* failing\\b.*"),
          // Cargo
          Form.of(
              "^test result: ok\\. [1-9]\\d* passed; 0 failed\\b.*", "^test result: FAILED\\..*"),
          // Maven
          Form.of(
              "^(?:\\[\\w+\\] )?Tests run: [1-9]\\d*, Failures: 0, Errors: 0,.*\\d$",
              "^(?:\\[\\w+\\] )?Tests run: \\d+, (?:Failures: [1-9]|Failures: 0, Errors: [1-9]).*"),
          // .NET
          Form.of("^Passed!\\s+- Failed:\\s+0, Passed:\\s+[1-9].*", "^Failed!\\s+- Failed:.*"),
          // ExUnit
          Form.of(
              "^(?:\\d+ doctests?, )?[1-9]\\d* tests?, 0 failures.*",
              "^(?:\\d+ doctests?, )?\\d+ tests?, [1-9]\\d* failures?.*"),
          // Xcode
          Form.of("^\\*\\* TEST SUCCEEDED \\*\\*.*", "^\\*\\* TEST FAILED \\*\\*.*"),
          // ScalaTest
          Form.of(
              "^(?:\\[info\\] )?Tests: succeeded [1-9]\\d*, failed 0,.*",
              "^(?:\\[info\\] )?Tests: succeeded \\d+, failed [1-9].*"),
          // testthat
          Form.of("^\\[ FAIL 0 \\|.*PASS [1-9]\\d* ]$", "^\\[ FAIL [1-9]\\d* \\|.*"),
          // GUT
          Form.of("^Passing Tests\\s+[1-9]\\d*$", "^Failing Tests\\s+[1-9]\\d*$"),
          // RSpec and PHPUnit
          Form.of(
              "^(?:[1-9]\\d* examples?, 0 failures.*|OK \\([1-9]\\d* tests?, .*)",
              "^\\d+ examples?, [1-9]\\d* failures?.*|^Tests: \\d+, .*Failures: [1-9].*"));

  /** The summary at the end of an output; empty where none is sure. */
  public static Optional<CheckSummary> in(String output) {
    String end = output.substring(Math.max(0, output.length() - END_CHARS));
    if (WORDS.stream().noneMatch(end::contains)) {
      return Optional.empty();
    }
    List<String> lines =
        end.lines().map(String::stripTrailing).filter(CheckSummary::isShort).toList();
    Optional<CheckSummary> passed = Optional.empty();
    for (Form form : FORMS) {
      Optional<String> failure = last(lines, form.failed());
      if (failure.isPresent()) {
        return Optional.of(new CheckSummary(false, failure.get()));
      }
      passed =
          passed.or(() -> last(lines, form.passed()).map(line -> new CheckSummary(true, line)));
    }
    return passed;
  }

  private static boolean isShort(String line) {
    return !line.isEmpty() && line.length() <= LONGEST_LINE_CHARS;
  }

  private static Optional<String> last(List<String> lines, Pattern pattern) {
    Matcher matcher = pattern.matcher("");
    return lines.reversed().stream().filter(line -> matcher.reset(line).matches()).findFirst();
  }
}
