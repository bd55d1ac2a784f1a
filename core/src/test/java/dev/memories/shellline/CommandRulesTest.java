package dev.memories.shellline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRulesTest {
  private final CommandRules rules = new CommandRules();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '^',
      textBlock =
          """
          mvn -o -q test => CHECK
          ./gradlew :core:test => CHECK
          CI=1 timeout 60 npm run lint => CHECK
          python3 -m pytest -x => CHECK
          sh scripts/test.sh => CHECK
          ./scripts/run-tests.sh => CHECK
          cargo build --release => CHECK
          cargo run => RUN
          python -m build => CHECK
          python manage.py test => CHECK
          just lint => CHECK
          pip install build => RUN
          docker compose up => RUN
          python3 notes.py list => RUN
          python3 -c 'print(1)' => QUERY
          grep -c x a.txt => QUERY
          grep -rn x src => READ
          git status --short && git log -3 => READ
          mvn -v => READ
          git commit -qam x && git log -1 => COMMIT
          git checkout -- src => CHANGE
          sed -n 1,5p a => READ
          sed -i s/a/b/ a => CHANGE
          echo x > a.txt => CHANGE
          echo x >&2 => NOTHING
          cat a 2>/dev/null => READ
          for f in *; do cat $f; done => READ
          bundle exec rubocop => CHECK
          uv run mypy src => CHECK
          uv run ruff format tests/a.py => RUN
          uv run --group dev pytest => CHECK
          mise exec -- bin/rspec spec => CHECK
          mise exec node@22 -- npm test => CHECK
          op run --env-file=.env -- make test => CHECK
          mise exec -- ls src => READ
          docker compose exec -T -e A=1 app vendor/bin/phpunit => CHECK
          docker exec -it -w /srv web sh -c 'cd app && npm test' => CHECK
          kubectl exec pod-1 -c app -- go vet ./... => CHECK
          ssh -p 2222 dev@box 'cat /etc/hosts' => READ
          ssh box 'rm -rf /var/cache/app' => RUN
          ssh box => RUN
          docker compose exec app git commit -am x => RUN
          uv add pytest => CHANGE
          pnpm ls -r vitest --depth 0 => READ
          vendor/bin/phpstan analyse => CHECK
          """)
  void linesHaveTheirKind(String line, CommandKind expected) {
    assertThat(rules.roleOf(line).kind()).isEqualTo(expected);
  }

  @Test
  void formatterChangesOnlyTheLayout() {
    assertThat(rules.roleOf("cd src && uv run ruff format a.py").main().isLayout()).isTrue();
    assertThat(rules.roleOf("cargo fmt").main().isLayout()).isTrue();
    assertThat(rules.roleOf("ruff check --fix a.py").main().isLayout()).isFalse();
    assertThat(rules.roleOf("clang-format -i a.c && make test").main().isLayout()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '^',
      textBlock =
          """
          sed -i s/a/b/ x.py && sh test.sh => sh test.sh => true
          cd core && mvn test 2>&1 => mvn test => true
          mvn -q test 2>&1 | head -3; mvn -v => mvn -q test => false
          make; make test => make test => true
          """)
  void partThatGivesTheKindIsFound(String line, String main, boolean decides) {
    CommandRole.Main part = rules.roleOf(line).main();

    assertThat(part.text()).isEqualTo(main);
    assertThat(part.decides()).isEqualTo(decides);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rg foo src; 1",
        "grep -q foo a.txt; 1",
        "diff a b; 1",
        "cmp -s a b; 1",
        "which pnpm; 1",
        "command -v pnpm; 1",
        "test -f a.txt; 1",
        "[ -f a.txt ]; 1",
        "git diff --exit-code; 1",
        "git diff --no-index a b; 1",
        "git diff --quiet HEAD; 1",
        "git merge-base --is-ancestor a b; 1",
        "mix hex.outdated; 1",
        "npm outdated; 1",
        "terraform plan -detailed-exitcode; 2",
        "cd infra && terraform plan -detailed-exitcode; 2",
        "systemctl is-active app; 3"
      })
  void exitCodeThatIsAnAnswer(String line, int exit) {
    assertThat(rules.roleOf(line).isAnswer(exit)).isTrue();
    assertThat(rules.roleOf(line).isAnswer(exit + 40)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm test",
        "git diff",
        "terraform plan",
        "npm install",
        "make lint",
        "mix test",
        "git push"
      })
  void otherExitCodesAreFailures(String line) {
    assertThat(rules.roleOf(line).isAnswer(1)).isFalse();
    assertThat(rules.roleOf(line).isAnswer(2)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm test || true",
        "npm test | tee out.log",
        "npm test; echo done",
        "npm test & wait",
        "npm test 2>&1 | tail -5"
      })
  void successOfALineThatHidesTheCheckProvesNothing(String line) {
    assertThat(rules.roleOf(line).checks()).isFalse();
    assertThat(rules.roleOf(line).masksCheck()).isTrue();
  }

  @Test
  void readingOurOwnMemoryTellsNothing() {
    assertThat(rules.roleOf("memories registry --for-agent").kind()).isEqualTo(CommandKind.NOTHING);
    assertThat(rules.roleOf("memories run").kind()).isEqualTo(CommandKind.RUN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '^',
      textBlock =
          """
          npx vitest -u => true
          pnpm --filter charts test -- -u => true
          INSTA_UPDATE=always cargo test => true
          INSTA_UPDATE=no cargo test => false
          python -u -m pytest => false
          npm test => false
          """)
  void checkThatAcceptsWhatItFindsChangesFiles(String line, boolean expected) {
    assertThat(rules.roleOf(line).kind()).isEqualTo(CommandKind.CHECK);
    assertThat(rules.roleOf(line).changes()).isEqualTo(expected);
  }

  @Test
  void exitCodeOfAPipeElsewhereIsNoVerdict() {
    CommandRole piped = rules.roleOf("ssh box 'cd app && npm test | tail -3'");

    assertThat(piped.kind()).isEqualTo(CommandKind.CHECK);
    assertThat(piped.decides()).isFalse();
    assertThat(rules.roleOf("ssh box 'npm test'").decides()).isTrue();
  }

  @Test
  void searchElsewhereThatFindsNothingIsNoFailure() {
    assertThat(rules.roleOf("ssh box 'docker logs app | grep -c failed'").answers()).contains(1);
  }
}
