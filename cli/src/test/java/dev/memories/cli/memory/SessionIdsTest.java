package dev.memories.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.cli.call.CommandException;
import dev.memories.failure.FailureKind;
import dev.memories.session.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionIdsTest {
  private static final SessionId ONE = new SessionId("019c4203-0a80-7a13-abd9-230f54dcc440");
  private static final SessionId TWO = new SessionId("019c4203-0a80-7b24-9c01-51c88a7be210");
  private static final SessionId OTHER = new SessionId("019c3ecb-3a00-7c35-8d02-62d99b8cf321");

  private final SessionIds ids = new SessionIds(titles());

  private static Map<SessionId, String> titles() {
    Map<SessionId, String> titles = new LinkedHashMap<>();
    titles.put(ONE, "Fix the cart");
    titles.put(TWO, "Add a discount");
    titles.put(OTHER, "Count");
    return titles;
  }

  @Test
  void uniqueBeginningIsResolved() {
    assertThat(ids.resolve("019c3", "show")).isEqualTo(OTHER);
    assertThat(ids.resolve("019C4203-0A80-7B", "show")).isEqualTo(TWO);
    assertThat(ids.resolve("{019c42030a807a13abd9230f54dcc440}", "show")).isEqualTo(ONE);
  }

  @Test
  void severalMatchesAreListedWithTheirTitles() {
    assertThatThrownBy(() -> ids.resolve("019c4203", "show the trace"))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.AMBIGUOUS);
              assertThat(e.hint())
                  .contains(
                      """
                      type more of one of these:
                        019c4203-0a80-7a  Fix the cart
                        019c4203-0a80-7b  Add a discount""");
            })
        .hasMessage("could not show the trace 019c4203: 2 session ids begin like that");
  }

  @Test
  void typingErrorGetsASuggestion() {
    assertThatThrownBy(() -> ids.resolve("019c3ecb-3a01", "show the trace"))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.NOT_FOUND);
              assertThat(e.hint()).contains("did you mean " + OTHER + "?");
            });
  }

  @Test
  void tablesShowThirteenCharactersOrMore() {
    assertThat(SessionIds.uniqueLength(List.of(ONE, OTHER))).isEqualTo(13);
    assertThat(SessionIds.uniqueLength(List.of(ONE, TWO))).isEqualTo(16);
    assertThat(SessionIds.uniqueLength(List.of())).isEqualTo(13);
  }
}
