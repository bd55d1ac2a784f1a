package dev.memories.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The whole redactor, rules in code included, reads a text in proportion to its length.
 *
 * <p>Counts reads of characters, which do not depend on the machine's speed.
 */
final class LinearTimeTest {
  private static final int LENGTH = 12_000;
  private static final int TIMES = 4;
  private static final double MAX_GROWTH = TIMES * 1.25;

  /** Texts that are read less often are skipped in steps, and where steps fall decides. */
  private static final int MIN_READS_PER_CHAR = 20;

  /** Repeated redaction counts, too: a text full of secrets is read several times. */
  private static final int MAX_READS_PER_CHAR = 600;

  private static final List<String> PIECES =
      List.of(
          "password is ",
          "password ",
          "password=\"",
          "password: |\n",
          "\"password\", ",
          "passwordpassword",
          "token = (token ",
          "use x as the password ",
          "key key_key-key.",
          "<password>",
          "{\"name\": \"PASSWORD\", ",
          "密码",
          "密码1",
          "пароль",
          "пароль от ",
          "mot de passe de la ",
          "creds are login is ",
          "recovery codes: a1b2-c3d4, ",
          "use a to log in ",
          "variable \"token\" {",
          "a:5432:b:c:",
          "a:$2y$10$",
          "password=${",
          "password:\n  a",
          "token is ",
          "token is\n",
          "token == \"",
          "password = {\n default ",
          "password: {\"type\": ",
          "password:\n- ",
          "--name password --value ",
          "def token ",
          "printf '%s' a > ",
          "a/".repeat(20) + "cGFzc3dvcmQ9/",
          "*** Begin Patch\n+",
          "AWS::Secret: ",
          "login with connect to ",
          "curl -u mysql -p docker login ",
          "openssl pass: -passin ",
          "echo a | sudo -S ",
          "sudo -S <<< ",
          "vault kv put a=b1 ",
          "auth=('a', mysqli('a', ",
          "password').type('",
          "htpasswd -b ",
          "\"mysql\", \"-p\", ",
          "://",
          "://a:",
          "sk-",
          "sk-://eyJ password=\"",
          "eyJ.",
          "bearer  ",
          "cookie: a=",
          "kind: secret\ndata:\n",
          "-----BEGIN PRIVATE KEY-----\n",
          "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n",
          "machine a login b password ",
          "ghp_",
          "ghp_a1",
          "\\",
          "\\\\n\\\"",
          "\\u005c",
          "\\u005cd \\d ",
          "\u001B[",
          "@@ -\n+",
          "data:image/png;base64,",
          "cGFzc3dvcmQg",
          "services/T",
          "${",
          "(((((",
          "'\"`");

  @Test
  void hostileTextsAreReadInProportionToTheirLength() throws ReflectiveOperationException {
    CountedRedactor redactor = new CountedRedactor();
    List<String> failed = new ArrayList<>();
    for (String piece : pieces()) {
      long once = redactor.reads(text(piece, LENGTH));
      long more = redactor.reads(text(piece, LENGTH * TIMES));
      double growth = (double) more / once;
      long each = more / (LENGTH * TIMES);
      if ((growth > MAX_GROWTH && each > MIN_READS_PER_CHAR) || each > MAX_READS_PER_CHAR) {
        failed.add("%s: %d reads a char, growth %.1f".formatted(piece, each, growth));
      }
    }
    assertThat(failed).isEmpty();
  }

  private static String text(String piece, int length) {
    return piece.repeat(length / piece.length() + 1).substring(0, length);
  }

  /** The pieces, and some of them joined at random. */
  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>(PIECES);
    Random random = new Random(11);
    for (int i = 0; i < PIECES.size(); i++) {
      StringBuilder joined = new StringBuilder();
      for (int part = 0; part < 3; part++) {
        joined.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      pieces.add(joined.toString());
    }
    return pieces;
  }
}
