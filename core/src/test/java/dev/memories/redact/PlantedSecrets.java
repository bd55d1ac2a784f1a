package dev.memories.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts with made-up secrets: the kinds of {@code planted.txt}, each in the places where a session
 * holds text.
 */
final class PlantedSecrets {
  private static final Pattern BASE64 = Pattern.compile("\\{base64:((?:[^{}]|\\{\\w+\\})*)\\}");
  private static final Pattern VALUE =
      Pattern.compile("\\{(pw12|pw|hex|uuid|b64|rand\\d*|upper\\d+|pem|half2?)\\}");
  private static final String SMALL = "abcdefghijkmnpqrstuvwxyz";
  private static final String LETTERS = SMALL + "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String DIGITS = "23456789";

  /** Where a session holds a text, and how it is written there. */
  static final Map<String, UnaryOperator<String>> PLACES = places();

  /**
   * A text with secrets.
   *
   * @param kind the kind of secret
   * @param place the name of the place
   * @param secrets what must not stay
   */
  record Planted(String kind, String template, String place, String text, List<String> secrets) {}

  private PlantedSecrets() {}

  static List<Planted> all(long seed) throws IOException {
    Random random = new Random(seed);
    List<Planted> all = new ArrayList<>();
    for (String line : lines()) {
      String[] columns = line.split("\t", 2);
      PLACES.forEach((name, place) -> all.add(planted(random, columns, name, place)));
    }
    return all;
  }

  private static Planted planted(
      Random random, String[] columns, String name, UnaryOperator<String> place) {
    List<String> secrets = new ArrayList<>();
    String raw =
        columns[1].replace("¦", "").replace('⏎', '\n').replace('⇥', '\t').replace('␛', '\u001B');
    String values = VALUE.matcher(raw).replaceAll(field -> value(random, field, secrets));
    String text = BASE64.matcher(values).replaceAll(field -> encoded(field.group(1), secrets));
    return new Planted(columns[0], columns[1], name, place.apply(text), secrets);
  }

  private static String encoded(String text, List<String> secrets) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    secrets.clear();
    secrets.add(encoded);
    return encoded;
  }

  private static String value(Random random, MatchResult field, List<String> secrets) {
    String name = field.group(1);
    String value =
        switch (name) {
          case "pw" -> password(random, 8);
          case "pw12" -> password(random, 12);
          case "hex" -> chars(random, "0123456789abcdef", 40);
          case "uuid" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
          case "b64" -> Base64.getEncoder().encodeToString(bytes(random, 33));
          case "pem" ->
              Base64.getMimeEncoder().encodeToString(bytes(random, 180)).replace("\r", "");
          case "half", "half2" -> password(random, 10);
          default -> {
            String digits = name.replaceAll("\\D", "");
            int length = digits.isEmpty() ? 32 : Integer.parseInt(digits);
            yield name.startsWith("upper")
                ? chars(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length)
                : mixed(random, length);
          }
        };
    value.lines().forEach(secrets::add);
    return value;
  }

  private static String password(Random random, int length) {
    return chars(random, LETTERS, length - 4)
        + chars(random, DIGITS, 1)
        + chars(random, LETTERS, 2)
        + chars(random, DIGITS, 1);
  }

  /** Letters and digits, a digit among each six. */
  private static String mixed(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(chars(random, LETTERS, 5)).append(chars(random, DIGITS, 1));
    }
    return text.substring(0, length);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String chars(Random random, String from, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }

  private static List<String> lines() throws IOException {
    try (InputStream file = PlantedSecrets.class.getResourceAsStream("/redact/planted.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private static Map<String, UnaryOperator<String>> places() {
    Map<String, UnaryOperator<String>> places = new LinkedHashMap<>();
    places.put("line", text -> text);
    places.put("JSON", text -> "{\"text\":\"" + escaped(text) + "\",\"n\":1}");
    places.put(
        "JSON in JSON",
        text -> "{\"arguments\":\"" + escaped("{\"text\":\"" + escaped(text) + "\"}") + "\"}");
    places.put(
        "here-document",
        text -> "{\"cmd\":\"" + escaped("cat > f <<'EOF'\n" + text + "\nEOF\nls -la") + "\"}");
    places.put(
        "YAML",
        text -> "steps:\n  - run: |\n      " + text.replace("\n", "\n      ") + "\n  - run: ls\n");
    places.put("Markdown", text -> "Run this:\n\n```\n" + text + "\n```\n\nThen look.");
    places.put(
        "tool output",
        text ->
            "Chunk ID: ab0001\nProcess exited with code 0\nOutput:\ntotal 12\n"
                + text
                + "\ndone\n");
    places.put(
        "diff", text -> "@@ -1,2 +1,3 @@\n context\n+" + text.replace("\n", "\n+") + "\n other\n");
    places.put(
        "patch",
        text ->
            "*** Begin Patch\n*** Add File: conf/app.conf\n+"
                + text.replace("\n", "\n+")
                + "\n*** End Patch");
    places.put(
        "message",
        text -> "Please have a look at this, it fails:\n" + text + "\nWhat is wrong here?");
    return places;
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\u001B", "\\u001b");
  }

  /** Whether eight chars of a secret in a row are still in the text. */
  static boolean stays(String text, String secret) {
    for (int i = 0; i + 8 <= secret.length(); i++) {
      if (text.contains(secret.substring(i, i + 8))) {
        return true;
      }
    }
    return false;
  }
}
