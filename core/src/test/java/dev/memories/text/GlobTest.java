package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  private static final List<String> PIECES =
      List.of("a", "b", "/", "*", "**", "?", "[ab]", "[!a]", "[a-c]", "{a,b/}", "{*,ab,}", "\\*");

  @Test
  void matchesWhatTheMatcherOfTheJdkMatches() {
    qt().forAll(
            lists().of(integers().between(0, PIECES.size() - 1)).ofSizeBetween(1, 6),
            lists().of(integers().between(0, 3)).ofSizeBetween(1, 6))
        .check(
            (pieces, letters) -> {
              StringBuilder glob = new StringBuilder();
              pieces.forEach(piece -> glob.append(PIECES.get(piece)));
              StringBuilder text = new StringBuilder();
              letters.forEach(letter -> text.append("ab/*".charAt(letter)));
              Path path = Path.of(text.toString());
              return Glob.of(glob.toString()).matches(path.toString())
                  == FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(path);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[a", "{a", "{a,{b}}", "a\\", "[b-a]"})
  void malformedGlobIsRefused(String glob) {
    assertThatThrownBy(() -> Glob.of(glob)).isInstanceOf(PatternSyntaxException.class);
  }

  /** A matcher that tries one way after the other does not end here. */
  @Test
  void patternWithManyWaysIsMatchedInLinearTime() {
    String path = "/" + "a".repeat(2000);

    assertThat(Glob.of("/" + "*a".repeat(200) + "b").matches(path)).isFalse();
    assertThat(Glob.of("/" + "**a".repeat(200) + "*").matches(path)).isTrue();
    assertThat(Glob.of("/" + "{a,a}".repeat(200) + "*b").matches(path)).isFalse();
  }
}
