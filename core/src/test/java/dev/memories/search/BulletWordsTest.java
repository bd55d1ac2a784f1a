package dev.memories.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulletWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Build and test              | `pnpm -r test`: `16 passed`                   | COMMAND
          Build and test              | `pytest`                                      | COMMAND
          Build and test              | `pnpm -r test`, exit 1: `FAIL x`              | ERROR
          Steps                       | `make lint`                                   | COMMAND
          Traps                       | `pnpm lint`: `141 problems`; passed as `x`    | ERROR
          Traps                       | "the port is taken on CI"                     | AGENT
          How it failed               | `make`: `no rule`                             | ERROR
          Where things are            | `src/my tests/a.py`: moved from `src/a.py`    | FILE
          Good to know                | `src/cart.js`: adds up                        | FILE
          Good to know                | `terraform init` needs the VPN                | COMMAND
          Good to know                | "the cart rounds each line"                   | AGENT
          Preferences and corrections | "never use float"                             | USER
          Reusable knowledge          | Run `npm test` to verify                      | COMMAND
          """)
  void kindIsToldByTheTextAndItsHeading(String heading, String text, SearchKind kind) {
    assertThat(BulletWords.kind(heading, text)).isEqualTo(kind);
  }
}
