package dev.memories.extract.offline.bullet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandShapeTest {
  @Test
  void lineIsSplitIntoWhatIdentifiesIt() {
    assertThat(
            CommandShape.of(
                "cd api && export A=1 B && C=2 ./mvnw -o test -Dtest=X web",
                "C=2 ./mvnw -o test -Dtest=X web"))
        .isEqualTo(
            new CommandShape(
                "mvnw",
                "./mvnw",
                Set.of("test", "web"),
                Set.of("-o", "-Dtest=X"),
                List.of("A=1", "C=2"),
                "api",
                Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "make test, make",
    "sudo make install, make",
    "sudo env CC=gcc make, make",
    "time nice /usr/bin/make, make",
    "env, env",
    "A=1, A=1",
    "'', ''"
  })
  void programIsTheFirstWordAfterWrappersAndVariables(String line, String program) {
    assertThat(CommandShape.of(line, line).program()).isEqualTo(program);
  }

  @ParameterizedTest
  @CsvSource({
    "cd && make, ''",
    "cd web && make, web",
    "cd web && cd src && make, src",
    "ls web, ''"
  })
  void folderIsTheLastOneThatTheLineChangesTo(String line, String folder) {
    assertThat(CommandShape.of(line, "make").folder()).isEqualTo(folder);
  }

  @Test
  void onlyExportsAndPrefixesSetVariables() {
    assertThat(CommandShape.of("make CC=gcc && export PATH", "make CC=gcc").variables()).isEmpty();
  }

  @Test
  void selectionAndVerbosityDecideNothing() {
    assertThat(shape("pytest -q -xv --tb=short -k --run=a --lf -p no:cache").decidingOptions())
        .containsExactlyInAnyOrder("--lf", "-p");
  }

  @ParameterizedTest
  @CsvSource({
    "make test, make test",
    "cargo test, cargo test --all",
    "make test, make lint test",
    "pytest, pytest a.py",
    "pytest a.py, pytest",
    "eslint a.js b.js, eslint b.js",
    "pytest tests/unit, pytest",
    "npx jest run src/unit/a.js, npx jest run src/unit",
    "npx jest run src/unit/a.js, npx jest run src/unit/",
    "npx jest run src/unit, npx jest run src/unit",
    "npx jest run src/unit, npx jest run src/unit/",
    "npx jest run unit src/a/x.js src/b/y.js, npx jest run unit src/a src/b",
    "mvn test, ./mvnw test",
    "./mvnw test, mvn test",
    "python3 a.py, python a.py",
    "pip install x, pip3.9 install x",
    "docker-compose up, docker compose up",
    "docker compose up, docker-compose up",
    "npx jest, yarn jest",
    "pytest tests/a.py tests/b.py, uv run pytest tests/a.py tests/b.py",
    "uv run pytest tests/a.py tests/b.py, pytest tests/a.py tests/b.py"
  })
  void sameWorkInAnotherWayIsAlike(String before, String after) {
    assertThat(shape(before).isLike(shape(after))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cargo test, cargo build",
    "make lint test, make test",
    "eslint a.js b.js, eslint b.js c.js",
    "pytest, pytest tests/unit",
    "npx jest run src/unit, npx jest run src/unit/a.js",
    "npx jest run src/unit2/a.js, npx jest run src/unit",
    "npx jest run src/a/x.js lib/y.js, npx jest run src/a",
    "go test, gofmt test",
    "mvn test, mvnbuild test",
    "docker-compose up, docker ps",
    "docker-compose up, podman compose up",
    "jest tests/a.js tests/b.js, mocha tests/a.js tests/b.js",
    "make all, just all",
    "make 2024, just 2024",
    "make test, just lint",
    "uv run mypy src, poetry run mypy a b c d e f"
  })
  void otherWorkIsNotAlike(String before, String after) {
    assertThat(shape(before).isLike(shape(after))).isFalse();
  }

  private static CommandShape shape(String line) {
    return CommandShape.of(line, line);
  }
}
