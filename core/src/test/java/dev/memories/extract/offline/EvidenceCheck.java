package dev.memories.extract.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.RolloutFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a trace against its rollout: what a bullet puts in code marks or quotation marks occurs in
 * the decoded, redacted text of a line that the bullet cites (docs/spec/product.md 3.6.6).
 *
 * <p>Written apart from the extractor and knows nothing of how it works. White space is folded;
 * {@code …} inside marks is an omission, and so is a redacted secret; the parts occur in order.
 */
public final class EvidenceCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CITED = Pattern.compile("\\[(L\\d+(?:, L\\d+)*)]$");
  private static final Pattern OMISSION = Pattern.compile("…|\\[REDACTED_SECRET]");
  private static final String NOTHING = "- none seen";

  private EvidenceCheck() {}

  /** What is wrong, one sentence a fault; empty when all is borne out. */
  public static List<String> faults(String trace, Path rollout, SecretRedactor redactor)
      throws IOException {
    return faults(trace, rollout, redactor, 0);
  }

  /**
   * As {@link #faults(String, Path, SecretRedactor)}, with all line numbers shifted: the planted
   * fault.
   */
  public static List<String> faults(String trace, Path rollout, SecretRedactor redactor, int shift)
      throws IOException {
    List<String> bullets = trace.lines().filter(line -> line.startsWith("- ")).toList();
    Set<Long> wanted = new TreeSet<>();
    bullets.forEach(bullet -> cited(bullet).forEach(line -> wanted.add(line + shift)));
    Map<Long, String> texts = decoded(rollout, wanted, redactor);
    List<String> faults = new ArrayList<>();
    for (String bullet : bullets) {
      List<Long> lines = cited(bullet);
      if (lines.isEmpty() && !bullet.equals(NOTHING)) {
        faults.add("cites no line: " + bullet);
      }
      for (String mark : marks(CITED.matcher(bullet).replaceFirst(""))) {
        if (lines.stream().noneMatch(line -> occurs(mark, texts.getOrDefault(line + shift, "")))) {
          faults.add("not in " + lines + ": <" + mark + "> of " + bullet);
        }
      }
    }
    return faults;
  }

  private static List<Long> cited(String bullet) {
    Matcher cited = CITED.matcher(bullet);
    if (!cited.find()) {
      return List.of();
    }
    return Pattern.compile(", ")
        .splitAsStream(cited.group(1))
        .map(label -> Long.valueOf(label.substring(1)))
        .toList();
  }

  /** What stands in marks, from left to right; a mark that is open at the end counts to the end. */
  private static List<String> marks(String bullet) {
    List<String> marks = new ArrayList<>();
    int at = 2;
    while (at < bullet.length()) {
      char mark = bullet.charAt(at);
      if (mark == '`' || mark == '"') {
        int end = bullet.indexOf(mark, at + 1);
        end = end < 0 ? bullet.length() : end;
        marks.add(bullet.substring(at + 1, end));
        at = end;
      }
      at++;
    }
    return marks;
  }

  private static boolean occurs(String mark, String text) {
    int from = 0;
    for (String part : OMISSION.split(mark, -1)) {
      String piece = folded(part);
      int found = text.indexOf(piece, from);
      if (found < 0) {
        return false;
      }
      from = found + piece.length();
    }
    return true;
  }

  private static Map<Long, String> decoded(Path rollout, Set<Long> wanted, SecretRedactor redactor)
      throws IOException {
    Map<Long, String> texts = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(RolloutFile.open(rollout), StandardCharsets.UTF_8))) {
      long number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (wanted.contains(number)) {
          StringBuilder text = new StringBuilder();
          collect(JSON.readTree(line), text, redactor);
          texts.put(number, folded(text.toString()));
        }
        number++;
      }
    }
    return texts;
  }

  /** All strings of the line, those of JSON inside strings too. */
  private static void collect(JsonNode node, StringBuilder text, SecretRedactor redactor) {
    if (node.isTextual()) {
      String value = node.asText();
      text.append(redactor.redact(value)).append('\n');
      if (value.startsWith("{") || value.startsWith("[")) {
        try {
          collect(JSON.readTree(value), text, redactor);
        } catch (IOException e) {
          return; // not JSON after all
        }
      }
    }
    node.forEach(child -> collect(child, text, redactor));
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
