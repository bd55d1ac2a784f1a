package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where secrets of the rules in code begin and end. Secrets are put together from parts. */
final class SecretFormsTest {
  private static final String M = SecretRedactor.MARKER;
  private static final String KEY = "q7Qx+/Az09==".repeat(4);
  private static final String BEGIN = "-----BEGIN " + "RSA PRIVATE KEY-----";
  private static final String END = "-----END " + "RSA PRIVATE KEY-----";

  private static String redact(String text) {
    return SecretRedactor.product().redact(text);
  }

  record Case(String text, String expected) {}

  /** The value ends at white space, a quote or an escaped break, and before the marks after it. */
  static Stream<Case> assignments() {
    return Stream.of(
        new Case("password=abc12, x", "password=abc12, x"),
        new Case("password=abc123, x", "password=" + M + ", x"),
        new Case("password=abcdef x", "password=abcdef x"),
        new Case("my_token=abcdef1 x", "my_token=abcdef1 x"),
        new Case("my_token=abcdef12 x", "my_token=" + M + " x"),
        new Case("my_token=12345678", "my_token=12345678"),
        new Case("my_token=1234.5678_9", "my_token=1234.5678_9"),
        new Case("my_token='12345678'", "my_token='" + M + "'"),
        new Case("my_token=/2345678:", "my_token=" + M),
        new Case("f(my_token=abcdef12)", "f(my_token=" + M + ")"),
        new Case("{my_token=abcdef12},", "{my_token=" + M + "},"),
        new Case("[my_token=abcdef12]", "[my_token=" + M + "]"),
        new Case("my_token=abcdef12;;;;", "my_token=" + M + ";;;"),
        new Case("my_token=ab\\cdef12", "my_token=" + M),
        new Case("cat conf/DB_PASSWORD=qfQN" + "ZKpb9nr8.yml", "cat conf/DB_PASSWORD=" + M),
        new Case("my_token=abcdef12\\nmore", "my_token=" + M + "\\nmore"),
        new Case("my_token=abcdef12\\\\\"more", "my_token=" + M + "\\\\\"more"),
        new Case("my_token=abcdef12\u00a0more", "my_token=" + M + "\u00a0more"),
        new Case("my_token: nine-words here", "my_token: nine-words here"),
        new Case("my_token: nine-w0rds here", "my_token: " + M + " here"),
        new Case("my_token = nine-words here", "my_token = nine-words here"),
        new Case("my_token: get_value(x)", "my_token: get_value(x)"),
        new Case("my_token = some.other.name;", "my_token = some.other.name;"),
        new Case("a_token=one_two3 b_token=four_five6", "a_token=" + M + " b_token=" + M));
  }

  @ParameterizedTest
  @MethodSource("assignments")
  void valueOfANameGoesFromItsSignToItsEnd(Case given) {
    assertThat(redact(given.text())).isEqualTo(given.expected());
  }

  /** Between escapes that are far apart, the decoded view leaves out plain text. */
  @Test
  void valueDoesNotGoOnBehindTheGapOfADecodedView() {
    String line = "2026-10-01T03:58:46Z INFO request token 2026-10-01T03:58:46Z path ms=2975\n";
    for (int padding = 0; padding < line.length(); padding++) {
      String text = "a\\tb" + " ".repeat(padding) + "\n" + line.repeat(60) + "c\\td";
      assertThat(redact(text)).isEqualTo(text);
    }
  }

  @Test
  void secretsFarApartInALongTextAreAllFound() {
    String plain = "the run of this test has shown that a file in our folder changes\n".repeat(200);
    String secret = "password=hunt" + "er2-Fake!\n";
    assertThat(redact((plain + secret).repeat(3)))
        .isEqualTo((plain + "password=[REDACTED_SECRET]\n").repeat(3));
  }

  /** Longer than any placeholder or word: then it is a secret whatever it looks like. */
  @Test
  void veryLongValueIsNoPlaceholder() {
    assertThat(redact("my_token=" + "x".repeat(256) + " y"))
        .isEqualTo("my_token=" + "x".repeat(256) + " y");
    assertThat(redact("my_token=" + "x".repeat(257) + " y")).isEqualTo("my_token=" + M + " y");
  }

  static Stream<Case> privateKeys() {
    String whole = BEGIN + "\n" + KEY + "\n" + END;
    return Stream.of(
        new Case("a\n" + whole + "\nb", "a\n" + M + "\nb"),
        new Case(whole + "\n" + whole, M + "\n" + M),
        new Case(BEGIN + "\n" + KEY + "\nno key", M + "\nno key"),
        new Case(BEGIN + "\n" + KEY + "\n" + whole, M + "\n" + M),
        new Case(BEGIN + " is how it begins", BEGIN + " is how it begins"),
        new Case(BEGIN + "\nshort", BEGIN + "\nshort"),
        new Case(END + "\n" + KEY, END + "\n" + KEY),
        new Case(
            "-----BEGIN "
                + "PGP PRIVATE KEY BLOCK-----\n"
                + KEY
                + "\n-----END "
                + "PGP PRIVATE KEY BLOCK-----",
            M),
        new Case(BEGIN + "\\r\\n" + KEY + "\\r\\n" + KEY + "\\r\\n", M + "\\r\\n"));
  }

  @ParameterizedTest
  @MethodSource("privateKeys")
  void privateKeyGoesWithItsMarkers(Case given) {
    assertThat(redact(given.text())).isEqualTo(given.expected());
  }

  static Stream<Case> users() {
    String far = "x".repeat(390);
    return Stream.of(
        new Case("curl -u me:abc https://a", "curl -u me:" + M + " https://a"),
        new Case("curl -u me:ab https://a", "curl -u me:ab https://a"),
        new Case("curl --user=me:abc", "curl --user=me:" + M),
        new Case("curl --user 'me:abc'", "curl --user 'me:" + M + "'"),
        new Case("curl -u me:$PASS x", "curl -u me:$PASS x"),
        new Case("curl " + far + " -u me:abc", "curl " + far + " -u me:" + M),
        new Case("curl " + far.repeat(6) + " -u me:abc", "curl " + far.repeat(6) + " -u me:abc"),
        new Case("curl x\n -u me:abc", "curl x\n -u me:abc"),
        new Case("curly -u me:abc", "curly -u me:abc"),
        new Case("curl -u a:abc; curl -u b:def", "curl -u a:" + M + "; curl -u b:" + M));
  }

  @ParameterizedTest
  @MethodSource("users")
  void passwordOfAUserGoesWhenItIsCurlsOption(Case given) {
    assertThat(redact(given.text())).isEqualTo(given.expected());
  }

  @ParameterizedTest
  @ValueSource(strings = {"task-", "Task-", "disk-", "risk-"})
  void wordsThatEndInSkAreNoKeys(String word) {
    String text = word + "abcdefghijklmnopqrst";

    assertThat(redact(text)).isEqualTo(text);
    assertThat(redact("a" + text)).isEqualTo("a" + word.substring(0, word.length() - 3) + M);
  }
}
