package dev.memories.extract.offline.bullet;

import static dev.memories.extract.offline.evidence.SessionStory.arguments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.evidence.SessionStory;
import dev.memories.extract.offline.evidence.ToolStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemedyFinderTest {
  @ParameterizedTest
  @MethodSource
  void remedy(SessionStory story, String how, boolean byEdit) {
    assertThat(remedyIn(story))
        .hasValueSatisfying(
            remedy -> {
              assertThat(remedy.how()).isEqualTo(how);
              assertThat(remedy.byEdit()).isEqualTo(byEdit);
            });
  }

  static Stream<Arguments> remedy() {
    return Stream.of(
        remedy(
            "an edit",
            failed().patch("a.py").shell("make test", 0, "ok"),
            "passed after `old_value` -> `new_value` in `a.py`",
            true),
        remedy(
            "an edit, and the same command goes on in another folder",
            failed().patch("a.py").shell("make test && cd b && zip -r c.zip .", 0, ""),
            "passed after `old_value` -> `new_value` in `a.py`",
            true),
        remedy(
            "another command of the program, which an option takes account of",
            SessionStory.of("Fix it")
                .shell("dotnet test", 1, "error NU1301: no network")
                .shell("dotnet restore", 0, "Restored")
                .shell("dotnet test --no-restore", 0, "ok"),
            "passed after `dotnet restore`",
            false),
        remedy(
            "two edits",
            failed().patch("a.py").patch("b.py").shell("make test", 0, "ok"),
            "passed after `old_value` -> `new_value` in `a.py` and `old_value` -> `new_value` in `b.py`",
            true),
        remedy(
            "more edits than one can tell apart",
            failed().patch("a.py").patch("b.py").patch("c.py").shell("make test", 0, "ok"),
            "passed later",
            true),
        remedy(
            "the last two of several commands",
            failed()
                .shell("npm install", 0, "")
                .shell("npm run setup", 0, "")
                .shell("npm run seed", 0, "")
                .shell("make test", 0, "ok"),
            "passed after `npm run setup` and `npm run seed`",
            false),
        remedy(
            "an edit by a command",
            failed().shell("sed -i s/a/b/ a.py", 0, "").shell("make test", 0, "ok"),
            "passed after `sed -i s/a/b/ a.py`",
            true),
        remedy(
            "a run between",
            failed().shell("npm install", 0, "").shell("make test", 0, "ok"),
            "passed after `npm install`",
            false),
        remedy(
            "an edit and a run",
            failed().patch("a.py").shell("npm install", 0, "").shell("make test", 0, "ok"),
            "passed after `old_value` -> `new_value` in `a.py` and `npm install`",
            false),
        remedy(
            "what failed between does not count",
            failed()
                .patch("a.py")
                .shell("npm install", 1, "no net")
                .shell("sed -i s/a/b/ b.py", 1, "no file")
                .shell("cat a.py", 0, "x = 1")
                .shell("make test", 0, "ok"),
            "passed after `old_value` -> `new_value` in `a.py`",
            true),
        remedy(
            "another error of the same command",
            SessionStory.of("Fix it")
                .shell("python3 app.py", 1, "boom 7")
                .patch("a.py")
                .shell("python3 app.py", 1, "bang"),
            "got past it after `old_value` -> `new_value` in `a.py`",
            true),
        remedy(
            "another option",
            failed().shell("make -k test --file=b", 0, "ok"),
            "passed as `make -k test --file=b`",
            false),
        remedy(
            "a variable",
            failed().shell("CI=1 make test", 0, "ok"),
            "passed as `CI=1 make test`",
            false),
        remedy(
            "the option that a long line adds",
            SessionStory.of("Fix it")
                .shell("cargo test --workspace --all-features tests::cart", 1, "boom")
                .shell("cargo test --offline --workspace --all-features tests::cart", 0, "ok"),
            "passed with `--offline`",
            false),
        remedy(
            "the first step of a chain that the last one keeps",
            SessionStory.of("Fix it")
                .shell("mvn -q -pl core test", 127, "mvn: command not found")
                .shell("./mvnw -q -pl core test", 1, "release version 21 not supported")
                .shell("JAVA_HOME=/opt/21 ./mvnw -q -pl core test", 0, "ok"),
            "got past it as `./mvnw -q -pl core test`",
            false),
        remedy(
            "not a try that the last one dropped",
            SessionStory.of("Fix it")
                .shell("pip install demo", 1, "Read-only file system")
                .shell("pip install --target=/tmp/x demo", 1, "name resolution")
                .escalated("pip install demo")
                .returned(passed()),
            "passed outside the sandbox",
            false),
        remedy(
            "the part of a later line that does the same",
            SessionStory.of("Fix it")
                .shell("cmake --preset fw", 1, "gcc not found")
                .shell("GCC=/opt/gcc cmake --preset fw && cmake --build --preset fw", 0, "ok"),
            "passed as `GCC=/opt/gcc cmake --preset fw`",
            false),
        remedy(
            "new code only by its place",
            failed()
                .patched("a.py", "+def total(cart):", "+    return 0")
                .shell("make test", 0, "ok"),
            "passed after a change in `a.py`",
            true),
        remedy(
            "another folder",
            failed().shell("cd web && make test", 0, "ok"),
            "passed as `cd web && make test`",
            false),
        remedy(
            "outside the sandbox",
            failed().escalated("make test").returned(passed()),
            "passed outside the sandbox",
            false),
        remedy(
            "outside the sandbox with another option",
            failed().escalated("make test --file=b").returned(passed()),
            "passed outside the sandbox as `make test --file=b`",
            false));
  }

  @ParameterizedTest
  @MethodSource
  void noRemedy(SessionStory story) {
    assertThat(remedyIn(story)).isEmpty();
  }

  static Stream<Named<SessionStory>> noRemedy() {
    return Stream.of(
        Named.of("nothing changed between", failed().shell("make test", 0, "ok")),
        Named.of("nothing came after", failed()),
        Named.of("other work", failed().patch("a.py").shell("make docs", 0, "ok")),
        Named.of(
            "the same error but for numbers",
            failed().patch("a.py").shell("make test", 1, "boom 8")),
        Named.of(
            "another error of a check, which may still have the first one",
            failed().patch("a.py").shell("make test", 1, "bang")),
        Named.of("it could not run", failed().patch("a.py").shell("make test", 127, "no make")),
        Named.of("it never ended", failed().patch("a.py").run("make test")),
        Named.of("no exit code", failed().patch("a.py").run("make test").returned("ok")),
        Named.of("another option, another error", failed().shell("make test --file=b", 1, "bang")),
        Named.of(
            "in another folder of the project",
            failed()
                .patch("a.py")
                .call("exec_command", arguments().put("cmd", "make test").put("workdir", "web"))
                .returned(passed())),
        Named.of("much later", muchLater(70)));
  }

  @Test
  void remedyMayComeAWhileLater() {
    assertThat(remedyIn(muchLater(40))).isPresent();
  }

  private static SessionStory muchLater(int steps) {
    SessionStory story = failed().patch("a.py");
    for (int i = 0; i < steps; i++) {
      story.shell("cat a.py", 0, "x = 1");
    }
    return story.shell("make test", 0, "ok");
  }

  private static Optional<Remedy> remedyIn(SessionStory story) {
    List<ToolStep> steps =
        story.evidence().stretches().stream().flatMap(stretch -> stretch.steps().stream()).toList();
    ToolStep.Command failed =
        (ToolStep.Command)
            steps.stream().filter(step -> step.result().failed()).findFirst().orElseThrow();
    return new RemedyFinder(steps).remedyOf(failed);
  }

  private static SessionStory failed() {
    return SessionStory.of("Fix it").shell("make test", 1, "boom 7");
  }

  private static String passed() {
    return "Process exited with code 0\nOutput:\nok\n";
  }

  private static Arguments remedy(String name, SessionStory story, String how, boolean byEdit) {
    return Arguments.of(Named.of(name, story), how, byEdit);
  }
}
