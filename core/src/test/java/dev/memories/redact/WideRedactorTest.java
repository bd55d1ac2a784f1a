package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.Texts;
import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

/** The wide rules. Secrets are put together here, so that no scanner takes this file for a leak. */
final class WideRedactorTest {
  private static final String M = SecretRedactor.MARKER;
  private static final String BODY = "MIIEowIBAAKCAQEA" + "q7Qx".repeat(12);
  private static final String BEGIN = "-----BEGIN " + "RSA PRIVATE KEY-----";
  private static final String END = "-----END " + "RSA PRIVATE KEY-----";
  private static final String LOCAL = "Fake" + "fake".repeat(7) + "1234";

  private final SecretRedactor redactor = SecretRedactor.product();

  record Case(String text, String expected) {}

  static Stream<Case> secrets() {
    String sk = "sk" + "-proj-" + LOCAL;
    String ghp = "gh" + "p_" + LOCAL;
    String slack = "xo" + "xb-123456789012-" + "FAKEfakeFAKE";
    String jwt = "ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiJkZW1vIn0.c2ln_bmF0-dXJl";
    String aws = "wJalr" + "XUtnFEMI/K7MDENG/bPxRfiCY" + "FAKEFAKE12";
    return Stream.of(
        new Case("OPENAI_API_KEY=" + sk, "OPENAI_API_KEY=" + M),
        new Case("the key " + sk + ", see", "the key " + M + ", see"),
        new Case("export my_token=abcdefgh12", "export my_token=" + M),
        new Case("client_secret=abcdefgh", "client_secret=" + M),
        new Case("clientSecret: 'Zx9" + "-kl.2q'", "clientSecret: '" + M + "'"),
        new Case("{\"token\": \"abc" + "defgh1\"}", "{\"token\": \"" + M + "\"}"),
        new Case(
            "{\\\"password\\\":\\\"hunter2hunter2\\\"}", "{\\\"password\\\":\\\"" + M + "\\\"}"),
        new Case("{\\\\\"pwd\\\\\":\\\\\"hunt3r\\\\\"}", "{\\\\\"pwd\\\\\":\\\\\"" + M + "\\\\\"}"),
        new Case("a\\npassword=hunt" + "er2-Fake!\\nUSER=bob", "a\\npassword=" + M + "\\nUSER=bob"),
        new Case("password=hunter2", "password=" + M),
        new Case("password +Yt7kQ2pL9vXr==", "password " + M),
        new Case("password=Tr0ub4" + "dor&3 next", "password=" + M + " next"),
        new Case("key: " + ghp + ")", "key: " + M + ")"),
        new Case(
            "https://dana:" + ghp + "@github.com/a/b.git",
            "https://dana:" + M + "@github.com/a/b.git"),
        new Case("https://" + ghp + "@github.com/a/b.git", "https://" + M + "@github.com/a/b.git"),
        new Case("postgres://user:pw@host:5432/db", "postgres://user:" + M + "@host:5432/db"),
        new Case(
            "postgres://shop:shop@db.example/x and redis://ab:cd@localhost/0",
            "postgres://shop:" + M + "@db.example/x and redis://ab:" + M + "@localhost/0"),
        new Case(
            "http://k8Jq2LmZx9PwT4vB7nRc:k8Jq2LmZx9PwT4vB7nRc@localhost:8443",
            "http://k8Jq2LmZx9PwT4vB7nRc:" + M + "@localhost:8443"),
        new Case(
            "postgres://app:app@localhost:Sup3rGeheim77@db.example/0",
            "postgres://app:" + M + "@db.example/0"),
        new Case(
            "postgres://shop:shop@localhost.example/x",
            "postgres://shop:" + M + "@localhost.example/x"),
        new Case("redis://:s3" + "cr3t@cache", "redis://:" + M + "@cache"),
        new Case("notify " + slack + "\\napi", "notify " + M + "\\napi"),
        new Case("cookie " + jwt + ",", "cookie " + M + ","),
        new Case("AWS_SECRET_ACCESS_KEY=" + aws + "\n", "AWS_SECRET_ACCESS_KEY=" + M + "\n"),
        new Case("\\nAK" + "IAABCDEFGHIJKLMNOP", "\\n" + M),
        new Case("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic " + M),
        new Case("curl -u admin:Sup3r https://x", "curl -u admin:" + M + " https://x"),
        new Case("tool --api-key abc12345678 run", "tool --api-key " + M + " run"),
        new Case("sudo -S <<<\"hunter2Zq9\" ls", "sudo -S <<<\"" + M + "\" ls"),
        new Case("chpasswd <<<'ann:hunter2Zq9'", "chpasswd <<<'ann:" + M + "'"),
        new Case(
            "//reg.example.com/:_authToken=0a1b2c3d-4e5f", "//reg.example.com/:_authToken=" + M),
        new Case("<password>hunter22</password>", "<password>" + M + "</password>"),
        new Case(
            "the database password `s3" + "cr3t-Pw` is", "the database password `" + M + "` is"),
        new Case("the password is hunter2-Fake!", "the password is " + M),
        new Case(BEGIN + "\n" + BODY + "\n" + END + "\nafter", M + "\nafter"),
        new Case(BEGIN + "\\n" + BODY + "\\n" + END + "\\nafter", M + "\\nafter"),
        new Case("+" + BEGIN + "\n+" + BODY + "\n+" + END, "+" + M),
        new Case(BEGIN + "\n" + BODY + "\n" + BODY, M),
        new Case(
            "DefaultEndpointsProtocol=https;AccountKey=" + "Eby8".repeat(20) + "==;",
            "DefaultEndpointsProtocol=https;AccountKey=" + M + ";"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void onlyTheSecretIsReplaced(Case given) {
    assertThat(redactor.redact(given.text())).isEqualTo(given.expected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Resource\": \"arn:aws:secretsmanager:*:*:secret:events!*\",",
        "\"secretsmanager:GetSecretValue\", \"arn:aws:secretsmanager:*:*:secret:rds-custom!*\"",
        "\"iam:CreateAccessKey\", \"route53resolver:GetFirewallRule\"",
        "\"AWS::IAM::AccessKey\": \"72c2d9dd90025459\",",
        "            token = Operator",
        "word_token = r'[^\\W\\d]\\w*'",
        "the names of a secret key, pass `copy=True` instead",
        "'ssh_public_key', 'ssh2_auth_pubkey_file',",
        "login {self.username} password {self.password2}",
        "Token for \"any sender\".",
        "api_key=YOUR_API_KEY",
        "token=${TOKEN}",
        "token: <token>",
        "password=changeme",
        "password: xxxxxxxx",
        "secret=$(pass show x)",
        "TOKEN=$GITHUB_TOKEN",
        "postgres://user:${DB_PASSWORD}@host/db",
        "postgres://shop:shop@localhost:5544/shop_test",
        "mysql://root:root@127.0.0.1/x amqp://guest:guest@[::1]:5672",
        "password = ********",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b",
        "session 01a20297-7461-79f0-a904-c48113d0a896, key of the session",
        "sourcegraph at 3f786850e387550fdab836ed7e6dc881de23001b",
        "heroku: 01a20297-7461-79f0-a904-c48113d0a896",
        "\"integrity\": \"sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==\"",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "task-abcdefghijklmnopqrst and disk-0123456789012345678901",
        "The token: authentication failed again",
        "Token:\n\nReusable knowledge: x",
        "String token = request.getHeader(\"X-Token\");",
        "token: Optional[str] = None",
        "accessToken = await auth.getAccessToken()",
        "this.password = newPassword;",
        "max_tokens: 100000000, total_tokens=123456789, last_token: 123456789",
        "if token == expectedToken: pass",
        "x = secret +b64decode(s2)",
        "password ..parent1.child2",
        "the tokenizer = AutoTokenizer.from_pretrained('bert-base-uncased-2')",
        "http://localhost:8080/@scope/pkg and https://example.com:443/a?b=c@d",
        "git@github.com:acme/shop-api.git",
        "the token `AUTH_TOKEN` and the secret `min_length_8` and the password `old-name`",
        "-----BEGIN " + "PRIVATE KEY----- is how it begins",
        "src/main/java/demo/shop/SecretKeyFactoryBuilder2.java",
        "sk-learn and scikit; risk-assessment-of-the-whole-thing",
        "\"encrypted\": false, \"secret\": true, \"password\": null",
      })
  void harmlessTextStays(String text) {
    assertThat(redactor.redact(text)).isSameAs(text);
  }

  @Test
  void wordAfterTheMarkerIsKept() {
    String text = "Bearer " + M + ": something else";

    assertThat(redactor.redact(text)).isEqualTo(text);
  }

  @Test
  void secretThatAMarkerRevealsIsRemovedWholeHoweverLong() {
    SecretRedactor two =
        new WideRedactor(List.of(new Named("alpha"), new Behind("[redacted_secret]")));
    String far = "x ".repeat(20_000);

    String redacted = two.redact(far + "alpha" + "y z ".repeat(2_000));

    assertThat(redacted.substring(far.length())).isEqualTo(M + M);
  }

  /** A rule of one keyword, which may look at the whole text. */
  private interface OfOneWord extends SecretRule {
    String word();

    @Override
    default String id() {
      return word();
    }

    @Override
    default List<String> keywords() {
      return List.of(word());
    }

    @Override
    default Reach reach() {
      return Reach.WHOLE_TEXT;
    }
  }

  /** Takes a word for a secret. */
  private record Named(String word) implements OfOneWord {
    @Override
    public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
      found.accept(new SecretSpan(window.keyword(0), window.keywordEnd(0)));
    }
  }

  /** Takes all for a secret that stands behind a word. */
  private record Behind(String word) implements OfOneWord {
    @Override
    public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
      int from = window.keywordEnd(0);
      if (from < text.length() && !text.startsWith(M, from)) {
        found.accept(new SecretSpan(from, text.length()));
      }
    }
  }

  @Test
  void imageDataIsSkipped() {
    String image = "data:image/png;base64," + "AKIAABCDEFGHIJKLMNOP/".repeat(3);

    assertThat(redactor.redact("see " + image + " password=hunter22"))
        .isEqualTo("see " + image + " password=" + M);
  }

  @Test
  void longSecretIsRemovedCompletely() {
    String jwt = "ey" + "JhbGciOiJIUzI1NiJ9.ey" + "J0ZXN0".repeat(2000) + "." + "c2ln".repeat(500);

    assertThat(redactor.redact("x " + jwt + " y")).isEqualTo("x " + M + " y");
  }

  /**
   * Pieces that rules look for, 60,000 characters of each: redaction comes to an end, a second one
   * changes nothing, and a secret after all of them is still found.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=",
        "my_token=\\",
        "eyJaaaaaaaa",
        "sk-",
        "-----BEGIN PRIVATE KEY-----",
        "://a:",
        "curl -u ",
        "adobe",
        "password: a",
        "Bearer a",
        "xoxb-",
        "://",
        "\\",
        "--token ",
        "password `",
        "api_key=\\\"",
        "gh" + "p_",
        "data:image/png;base64,",
        "ZXlKaGJHY2lPaU",
        "password is ",
        "token the ",
        "the password for the ",
        "token (a) ",
        "\"token\", \"",
        "token: string =",
        "password\n  ",
        "curl a | ",
        "docker login -p ",
        "mysql -p",
        "echo a | sudo -S ",
        "sudo 'a ",
        "kind: Secret\ndata:\n  a: b\n",
        "@@ -\n+ ",
        "\u001b[31m",
        "\\u0041",
        "cGFzc3dvcmQ9",
        "MIIEpAIBAAKCAQEA",
        "log in as ",
        "password:\n- ",
        "password = {\n",
        "password: {\"type\": ",
        "token == ",
        "--name password --value ",
        "password <-",
        "printf '%s' a > ",
        "conf/cGFzc3dvcmQ9",
        "*** Begin Patch\n+",
        "the token is\n",
        "AWS::Secret: ",
        "def token \""
      })
  void hostileTextsComeToAnEnd(String piece) {
    String text = piece.repeat(60_000 / piece.length());

    String once = redactor.redact(text + "\n\npassword=" + "hunter2-Fake");

    // Compared as booleans: a report of such texts would take minutes to print.
    assertThat(once.contains(M) && !once.contains("hunter2")).isTrue();
    assertThat(redactor.redact(once).equals(once)).isTrue();
  }

  /**
   * Redacting the reference's output gives the same as redacting the text itself. The exceptions:
   * here the reference cuts plain words, ends a secret too early, or takes a quote for a part of a
   * secret. The spelling of "Bearer" may stay.
   */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "empty-value-eats-next-key", "token=\npassword=x",
          "assign-double-equals-tight", "token==abcdefgh",
          "assign-chain", "token = password = " + M,
          "sk-inside-word", "task-abcdefghijklmnopqrstuvwxyz",
          "sk-in-hash-name", "disk-0123456789012345678901234567890",
          "word-then-prose", "The token: authentication failed again",
          "assign-next-line", "Token:\n\nReusable knowledge: x",
          "sk-partial-tail", M,
          "assign-quoted-first-word-long", "password: \"" + M + "\"",
          "markdown-backticks", "`token=" + M + "` and `secret`: `" + M + "`");

  @Test
  void whatTheReferenceTakesInTheVectorsIsTakenToo() throws IOException {
    try (InputStream vectors = getClass().getResourceAsStream("/vectors/redaction.json")) {
      for (JsonNode given : new ObjectMapper().readTree(vectors).get("cases")) {
        String id = given.get("id").asText();
        String reference = redactor.redact(given.get("expected").get("text").asText());

        String redacted = redactor.redact(given.get("input").get("text").asText());
        assertThat(redacted.replaceAll("(?iU)bearer\\s+\\[", "Bearer ["))
            .as(id)
            .isEqualTo(OTHERWISE.getOrDefault(id, reference));
      }
    }
  }

  @Test
  void redactedTextStaysAsItIs() {
    qt().withExamples(3_000).forAll(texts()).checkAssert(this::assertRedactedOnce);
  }

  /** Brackets after a marker are not the value's own, so the marker must not lose its last one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"mysql\", \"-p[REDACTED_SECRET]]]]]]]]}\"]",
        "mysql -p[REDACTED_SECRET]]]] shop",
        "password: \"[REDACTED_SECRET]]]]]]]]}\"",
        "sqlplus ann/[REDACTED_SECRET]]]]@orcl"
      })
  void markerBeforeBracketsStays(String redacted) {
    assertThat(redactor.redact(redacted)).isEqualTo(redacted);
  }

  private void assertRedactedOnce(String text) {
    String once = redactor.redact(text);

    assertThat(redactor.redact(once)).isEqualTo(once);
  }

  @Test
  void secretsOfTheReferenceAreTakenToo() {
    qt().forAll(values()).checkAssert(this::assertTakenLikeTheReference);
  }

  private void assertTakenLikeTheReference(String value) {
    for (String name : List.of("password=", "token: \"", "api-key = ", "Bearer ")) {
      if (!new ReferenceRedactor().redact(name + value).contains(value)) {
        assertThat(redactor.redact(name + value)).doesNotContain(value);
      }
    }
  }

  private static Gen<String> texts() {
    return Texts.of(
        14,
        "token",
        "=",
        ": ",
        "\"",
        "\\\"",
        "\\n",
        "\n",
        " ",
        "password",
        "sk" + "-",
        "Bearer ",
        M,
        "secret",
        "abc12345",
        "://",
        "a:b",
        "@",
        "gh" + "p_" + LOCAL,
        "eyJhbGci1",
        ".",
        BEGIN,
        BODY,
        END,
        "my_",
        "`",
        "'",
        "AK" + "IAABCDEFGHIJKLMNOP",
        "<",
        ">",
        ",",
        "xxxxxxxx");
  }

  private static Gen<String> values() {
    return Texts.word("abcdefghijklmnopqrstuvwxyz0123456789-_!", 16, 24)
        .assuming(value -> value.matches("[a-z0-9].*[0-9].*[a-z0-9]"));
  }
}
