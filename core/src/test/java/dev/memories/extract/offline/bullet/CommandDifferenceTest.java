package dev.memories.extract.offline.bullet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandDifferenceTest {
  private static final String TEST = "./mvnw -q -pl core test";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ./mvnw -q -pl core test       | ./mvnw -q --offline -pl core test      | with `--offline`
          run --slow the whole suite of the shop please | run the whole suite of the shop please --fast | with `--fast`, without `--slow`
          cargo test --locked --offline tests::cart | cargo test --locked tests::cart        | without `--offline`
          mvn -q -pl core,api test -Dtest=CartTest | ./mvnw -q -pl core,api test -Dtest=CartTest | with `./mvnw` instead of `mvn`
          make test all of it please    | CI=1 make test all of it please --file=b | with `CI=1` and `--file=b`
          """)
  void differenceInWords(String before, String after, String words) {
    assertThat(CommandDifference.between(before, after).inWords()).hasValue(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          make test                 | make test                      | the same
          make test                 | CI=1 make test                 | hardly shorter than the line
          run -a one two three four | run one -b two -c three -d four | too many places
          """)
  void otherLineIsEasierToRead(String before, String after, String why) {
    assertThat(CommandDifference.between(before, after).inWords()).as(why).isEmpty();
  }

  @Test
  void switchesAndVariablesAreTold() {
    assertThat(CommandDifference.between(TEST, "A=1 " + TEST + " -am").onlyAddsSwitches()).isTrue();
    assertThat(CommandDifference.between(TEST, TEST + " docs").onlyAddsSwitches()).isFalse();
    assertThat(CommandDifference.between("mvn test", "./mvnw test").onlyAddsSwitches()).isFalse();
    assertThat(CommandDifference.between(TEST, TEST).onlyAddsSwitches()).isFalse();
  }

  @Test
  void differenceIsKeptWhereAThirdLineHasItToo() {
    CommandDifference wrapper = CommandDifference.between("mvn -q test", "./mvnw -q test");

    assertThat(wrapper.isKeptIn("JAVA_HOME=/opt/21 ./mvnw -q test")).isTrue();
    assertThat(wrapper.isKeptIn("gradle test")).isFalse();
    assertThat(wrapper.isKeptIn("mvn -f ./mvnw test")).isFalse();
  }
}
