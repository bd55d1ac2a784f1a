package dev.memories.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileMentionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          src/cart.js             | it rounds in `src/cart.js` now         | true
          src/cart.js             | the cart adds up                       | false
          src/cart.js             | see old-cart.js                        | false
          db/MenuRepository.java  | MenuRepository compares upper case     | true
          db/MenuRepository.java  | MenuRepositoryIT was not run           | false
          price/Total.java        | `Total` only adds up                   | true
          price/Total.java        | Total of all lines                     | false
          main.rs                 | merged into `main`                     | false
          tests/test_live.py      | test_live is red now and then          | true
          Makefile                | the target is in Makefile              | true
          """)
  void proseNamesAFileByNameOrIdentifier(String path, String text, boolean named) {
    assertThat(FileMention.of(path).isIn(text)).isEqualTo(named);
  }
}
