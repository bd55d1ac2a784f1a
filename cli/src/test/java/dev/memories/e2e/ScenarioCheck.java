package dev.memories.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must be learnt from the sessions whose story is known. */
final class ScenarioCheck {
  private final String here;
  private final Findings findings;

  ScenarioCheck(String here, Findings findings) {
    this.here = here;
    this.findings = findings;
  }

  void check(String title, String body) {
    if (title.startsWith("The test 'no discount'") && body.contains("No, do not touch")) {
      checkFix(body);
    } else if (title.startsWith("Add `notes.py list --tag work`")) {
      String failures = section(body, "Things that did not work");
      findings.check(failures.contains("patch"), here + ": the failing patch did not work");
    } else if (title.startsWith("Profile the parser")) {
      findings.check(!body.contains("Outcome: success"), here + ": abort is never success");
    } else if (title.startsWith("Ergänze bitte")) {
      findings.check(
          body.contains("Größen") && body.contains("für"), here + ": German text intact");
    } else if (title.startsWith("Thanks, that is all")) {
      findings.check(!body.contains("Outcome: success"), here + ": thanks is no success");
      findings.check(
          body.lines().filter(line -> line.startsWith("- ") && !line.equals("- none seen")).count()
              <= 1,
          here + ": thanks invents nothing");
    }
  }

  private void checkFix(String body) {
    List<String> tasks = new ArrayList<>(List.of(body.split("(?m)^## Task:")));
    tasks.removeFirst();
    String last = tasks.getLast();
    findings.check(outcome(last).equals("success"), here + ": the last task is a success");
    findings.check(last.contains("`sh scripts/test.sh`"), here + ": with the passing test command");
    findings.check(!outcome(tasks.getFirst()).equals("success"), here + ": the first is not");
    String preferences =
        body.substring(body.indexOf("User preferences:"), body.indexOf("## Task:"));
    findings.check(
        preferences.contains("No, do not touch the expected value"),
        here + ": the correction word for word");
  }

  private static String outcome(String task) {
    return task.lines()
        .filter(line -> line.startsWith("Outcome:"))
        .map(line -> line.substring("Outcome:".length()).strip().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  /** Everything under headings that start so, in all tasks. */
  private static String section(String body, String heading) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (String line : body.split("\n")) {
      if (line.startsWith(heading)) {
        inside = true;
      } else if (!line.startsWith("- ")) {
        inside = false;
      } else if (inside) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
