package dev.memories.bench;

import dev.memories.redact.SecretRedactor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The speed of the redactor on several kinds of text, beside a loop that reads each char once. */
final class RedactionSpeed {
  private static final int LENGTH = 4_000_000;
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 7;

  /** Keeps the results of the yardstick in use. */
  @SuppressWarnings("UnusedVariable") // written, so that the work cannot be left out
  private static volatile int sink;

  private RedactionSpeed() {}

  public static void main(String[] args) {
    Results results = new Results(System.out);
    measure(results, args.length > 0 ? args[0] : "");
  }

  /** Adds two figures for each text whose name begins with {@code only}. */
  static void measure(Results results, String only) {
    texts()
        .forEach(
            (name, text) -> {
              if (name.startsWith(only)) {
                measure(results, name, text);
              }
            });
    if ("key words".startsWith(only)) {
      compare(results, "prose", mixed(PLAIN, 0), mixed(PLAIN, 16));
      compare(results, "logs and code", mixed(LOGS, 0), mixed(LOGS, 16));
    }
  }

  /** Adds how much longer a text takes in which one word in sixteen is a key word. */
  private static void compare(Results results, String name, String ordinary, String withKeys) {
    SecretRedactor redactor = SecretRedactor.product();
    double[] ours = new double[ROUNDS];
    double[] plain = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      sink = redactor.redact(withKeys).length();
      long between = System.nanoTime();
      sink = redactor.redact(ordinary).length();
      long end = System.nanoTime();
      ours[Math.max(0, round)] = (between - begun) / 1e6;
      plain[Math.max(0, round)] = (end - between) / 1e6;
    }
    double median = Measure.median(ours);
    results.ratio("redact key words: " + name, median, "without them", Measure.median(plain));
    results.plain("redact key words: " + name, withKeys.length() / 1e3 / median, "MB/s");
  }

  private static void measure(Results results, String name, String text) {
    SecretRedactor redactor = SecretRedactor.product();
    double[] ours = new double[ROUNDS];
    double[] plain = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      sink = redactor.redact(text).length();
      long between = System.nanoTime();
      sink = read(text);
      long end = System.nanoTime();
      ours[Math.max(0, round)] = (between - begun) / 1e6;
      plain[Math.max(0, round)] = (end - between) / 1e6;
    }
    double median = Measure.median(ours);
    results.ratio("redact: " + name, median, "each char read once", Measure.median(plain));
    results.plain("redact: " + name, text.length() / 1e3 / median, "MB/s");
  }

  private static int read(String text) {
    int hash = 0;
    for (int at = 0; at < text.length(); at++) {
      hash = hash * 31 + text.charAt(at);
    }
    return hash;
  }

  private static Map<String, String> texts() {
    Random random = new Random(5);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("prose", words(random, 0, "token"));
    texts.put("code", code(random));
    texts.put("one word in sixteen is token", words(random, 16, "token"));
    texts.put("one word in sixteen is password", words(random, 16, "password"));
    texts.put("every second word is a key word", keyWords(random));
    texts.put("JSON in JSON", nested(code(random)));
    texts.put("base64", base64(random));
    texts.put("password is, over and over", "password is ".repeat(LENGTH / 12));
    texts.put("programs, over and over", "curl -u mysql -p docker login ".repeat(LENGTH / 30));
    texts.put("signs, over and over", "sk-://eyJ password=\"".repeat(LENGTH / 20));
    return texts;
  }

  private static final String[] PLAIN =
      ("the run of this test has shown that a file in our folder changes when it is read by one "
              + "of several programs, so we look at its size first and then at the time of the change")
          .split(" ");

  private static final String[] LOGS =
      ("the run of this test \"has shown\" that 3 files in src/main/App.java change when `it` is "
              + "read: line 42, (see #17) x = read(1); \"status\": 200, of 2026-11-02T10:00:00Z - "
              + "user's {\"name\": \"panel\"} == null && !done; failed with exit code 1 in 0.3s")
          .split(" ");

  private static final String[] KEY_WORDS = {"token", "password", "key"};

  private static final String[] NAMES = {
    "password",
    "token",
    "secret",
    "key",
    "api_key",
    "private key",
    "authorization",
    "bearer",
    "credential",
    "access_token",
    "pass",
    "login",
    "cookie",
    "mysql",
    "docker",
    "curl",
    "sk-",
    "ghp_",
    "passphrase",
    "Kennwort",
    "://",
    "auth",
    "client_secret",
    "jwt",
    "connect"
  };

  private static String words(Random random, int every, String word) {
    StringBuilder text = new StringBuilder(LENGTH + 100);
    for (int at = 1; text.length() < LENGTH; at++) {
      boolean isKey = every > 0 && at % every == 0;
      text.append(isKey ? word : PLAIN[random.nextInt(PLAIN.length)]);
      text.append(at % 19 == 0 ? ".\n" : " ");
    }
    return text.toString();
  }

  private static String mixed(String[] words, int every) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder(LENGTH + 100);
    for (int at = 1; text.length() < LENGTH; at++) {
      String[] from = every > 0 && at % every == 0 ? KEY_WORDS : words;
      text.append(from[random.nextInt(from.length)]).append(at % 19 == 0 ? ".\n" : " ");
    }
    return text.toString();
  }

  private static String keyWords(Random random) {
    StringBuilder text = new StringBuilder(LENGTH + 100);
    while (text.length() < LENGTH) {
      text.append(PLAIN[random.nextInt(PLAIN.length)]).append(' ');
      text.append(NAMES[random.nextInt(NAMES.length)]);
      text.append(random.nextInt(9) == 0 ? "\n" : " ");
    }
    return text.toString();
  }

  private static String code(Random random) {
    StringBuilder text = new StringBuilder(LENGTH + 200);
    for (int line = 0; text.length() < LENGTH; line++) {
      String name = PLAIN[random.nextInt(PLAIN.length)].replace(",", "");
      switch (random.nextInt(6)) {
        case 0 ->
            text.append("  if (token == null) { throw new Missing(\"")
                .append(name)
                .append("\"); }\n");
        case 1 -> text.append("  String ").append(name).append(" = request.header(\"X-Token\");\n");
        case 2 ->
            text.append("  // ")
                .append(name)
                .append(" is what the caller passes on, see #")
                .append(line)
                .append("\n");
        case 3 ->
            text.append("  this.")
                .append(name)
                .append(" = Map.of(\"")
                .append(name)
                .append("\", ")
                .append(line)
                .append(");\n");
        case 4 ->
            text.append("src/main/java/dev/")
                .append(name)
                .append("/Read.java:")
                .append(line)
                .append(": warning: unused\n");
        default ->
            text.append("  return ").append(name).append(".size() + ").append(line).append(";\n\n");
      }
    }
    return text.toString();
  }

  private static String nested(String text) {
    String once = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return once.replace("\\", "\\\\").replace("\"", "\\\"").substring(0, LENGTH);
  }

  private static String base64(Random random) {
    byte[] bytes = new byte[LENGTH / 4 * 3];
    random.nextBytes(bytes);
    return java.util.Base64.getMimeEncoder().encodeToString(bytes);
  }
}
