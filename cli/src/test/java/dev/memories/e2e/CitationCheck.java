package dev.memories.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.memories.redact.SecretRedactor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that a trace's quotes occur in the rollout lines that it cites.
 *
 * <p>A quote is text in code or quotation marks. It may leave out text as {@code …}, and white
 * space counts as one space. Of the program's own code, only the redactor is used to read the
 * rollout, so that the check finds faults of the program's reader.
 */
final class CitationCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CITATION = Pattern.compile("\\[(L\\d+(?:, L\\d+)*)]\\s*$");
  private static final Pattern QUOTE =
      Pattern.compile("(`+)(.+?)(?<!`)\\1(?!`)|\"([^\"]+)\"|„([^“”]+)[“”]|“([^”]+)”");

  private final List<String> lines = new ArrayList<>();

  CitationCheck(Path rollout) throws IOException {
    SecretRedactor redactor = SecretRedactor.product();
    try (InputStream in = open(rollout)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        lines.add(foldSpace(redactor.redact(texts(line))));
      }
    }
  }

  private static InputStream open(Path rollout) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(rollout));
    return rollout.toString().endsWith(".zst") ? new ZstdInputStream(in) : in;
  }

  /** All strings in a line of JSON, one a line. */
  private static String texts(String line) {
    StringBuilder text = new StringBuilder();
    try {
      collect(JSON.readTree(line), text);
    } catch (JsonProcessingException e) {
      text.append(line);
    }
    return text.toString();
  }

  private static void collect(JsonNode node, StringBuilder text) {
    if (node.isTextual()) {
      String value = node.textValue();
      text.append(value).append('\n');
      if (value.startsWith("{") || value.startsWith("[")) {
        try {
          collect(JSON.readTree(value), text);
        } catch (JsonProcessingException e) {
          // It only looked like JSON, and is in the text already.
        }
      }
    } else {
      node.forEach(child -> collect(child, text));
    }
  }

  private static String foldSpace(String text) {
    return text.replaceAll("[\\s\\p{Zs}]+", " ");
  }

  /**
   * Returns a message for every bullet without a citation and every quote that is not in the cited
   * lines.
   *
   * @param shift is added to every line number
   */
  List<String> errors(String trace, int shift) {
    List<String> errors = new ArrayList<>();
    for (String bullet : trace.split("\n")) {
      if (!bullet.startsWith("- ") || bullet.equals("- none seen")) {
        continue;
      }
      Matcher citation = CITATION.matcher(bullet);
      if (!citation.find()) {
        errors.add("no citation: " + bullet);
        continue;
      }
      List<Integer> cited = new ArrayList<>();
      for (String mark : citation.group(1).split(", ")) {
        cited.add(Integer.parseInt(mark.substring(1)) + shift);
      }
      Matcher quotes = QUOTE.matcher(bullet.substring(0, citation.start()));
      while (quotes.find()) {
        String quote = firstGroup(quotes);
        if (cited.stream().noneMatch(line -> occurs(quote, line))) {
          errors.add("not in " + citation.group() + ": " + quote + "  <- " + bullet);
        }
      }
    }
    return errors;
  }

  private static String firstGroup(Matcher match) {
    for (int group = 2; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return match.group(group);
      }
    }
    throw new IllegalStateException(match.group());
  }

  private boolean occurs(String quote, int line) {
    if (line < 1 || line > lines.size()) {
      return false;
    }
    int from = 0;
    for (String part : foldSpace(quote).split("…")) {
      String sought = part.strip();
      int at = lines.get(line - 1).indexOf(sought, from);
      if (at < 0) {
        return false;
      }
      from = at + sought.length();
    }
    return true;
  }
}
