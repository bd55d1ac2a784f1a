package dev.memories.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks on the traces of sessions whose content is known. */
final class ScenarioCheck {
  private final String here;
  private final CheckResults results;

  ScenarioCheck(String here, CheckResults results) {
    this.here = here;
    this.results = results;
  }

  void check(String title, String body) {
    if (title.startsWith("The test 'no discount'") && body.contains("No, do not touch")) {
      checkFix(body);
    } else if (title.startsWith("Add `notes.py list --tag work`")) {
      // The agent says so itself; no later step needed a remedy.
      String told = section(body, "Things that did not work") + section(body, "Caveats and open");
      results.check(told.contains("patch"), here + ": the failed patch is listed");
    } else if (title.startsWith("Profile the parser")) {
      results.check(
          !body.contains("Outcome: success"), here + ": an aborted task is not a success");
    } else if (title.startsWith("Ergänze bitte")) {
      results.check(
          body.contains("Größen") && body.contains("für"), here + ": German text is unchanged");
    } else if (title.startsWith("Thanks, that is all")) {
      results.check(
          !body.contains("Outcome: success"),
          here + ": a session that only says thanks is not a success");
      results.check(
          body.lines().filter(line -> line.startsWith("- ") && !line.equals("- none seen")).count()
              <= 1,
          here + ": a session that only says thanks has at most one bullet");
    }
  }

  private void checkFix(String body) {
    List<String> tasks = new ArrayList<>(List.of(body.split("(?m)^## Task:")));
    tasks.removeFirst();
    String last = tasks.getLast();
    results.check(outcome(last).equals("success"), here + ": the last task is a success");
    results.check(
        last.contains("`sh scripts/test.sh`"),
        here + ": the last task names the passing test command");
    results.check(
        !outcome(tasks.getFirst()).equals("success"), here + ": the first task is not a success");
    String preferences =
        body.substring(body.indexOf("User preferences:"), body.indexOf("## Task:"));
    results.check(
        preferences.contains("No, do not touch the expected value"),
        here + ": the correction is quoted word for word");
  }

  private static String outcome(String task) {
    return task.lines()
        .filter(line -> line.startsWith("Outcome:"))
        .map(line -> line.substring("Outcome:".length()).strip().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  /** The bullets under headings that start with {@code heading}, in all tasks. */
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
