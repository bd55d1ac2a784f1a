package dev.memories.tree.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinnedSectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '%',
      textBlock =
          """
          # a                                      | ''
          # a;## Pinned;- x;                       | ## Pinned;- x;
          # a;;## Pinned;- x;;## Traps;- y         | ## Pinned;- x;;
          # a;## Pinned;### more;- x;# b;          | ## Pinned;### more;- x;
          # a;## Pinned;```;## no heading;```;- x; | ## Pinned;```;## no heading;```;- x;
          # a;## Pinned things;- x;                | ''
          # a;## Pinned;- x;## T;## Pinned;- z     | ## Pinned;- x;## Pinned;- z
          # a;## Pinned ##;- x;                    | ## Pinned ##;- x;
          # a;  ## Pinned;x;   # b;                | '  ## Pinned;x;'
          # a;Pinned;------;- x;;T;-;- y;          | Pinned;------;- x;;
          # a;## Pinned;````;```;## T;````;- x;    | ## Pinned;````;```;## T;````;- x;
          # a;## Pinned;<pre>;## T;</pre>;- x;     | ## Pinned;<pre>;## T;</pre>;- x;
          # a;## Pinned;- x;  ## T;- y;            | '## Pinned;- x;  ## T;- y;'
          # a;>  ## Pinned;- x;                    | ''
          # a;    ## Pinned;- x;                   | ''
          """)
  void reachesToTheNextHeadingOfItsLevel(String registry, String pinned) {
    assertThat(PinnedSection.of(lines(registry))).isEqualTo(lines(pinned));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '%',
      textBlock =
          """
          # n;;intro;;## T;- y;            | ## Pinned;- x;   | # n;;intro;;## Pinned;- x;;## T;- y;
          # n;                             | ## Pinned;- x    | # n;;## Pinned;- x
          # n;;## Pinned;- old;;## T;- y;  | ## Pinned;- x;;  | # n;;## Pinned;- x;;## T;- y;
          # n;;## Pinned;- old;            | ''               | # n;;
          """)
  void goesBeforeTheFirstSection(String registry, String pinned, String result) {
    assertThat(PinnedSection.putInto(lines(registry), lines(pinned))).isEqualTo(lines(result));
  }

  private static String lines(String text) {
    return text.replace(';', '\n');
  }
}
