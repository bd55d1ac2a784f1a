package dev.memories.shellline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          for f in *; do cat $f; done => NOTHING
          """)
  void linesHaveTheirKind(String line, CommandKind expected) {
    assertThat(rules.roleOf(line).kind()).isEqualTo(expected);
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
}
