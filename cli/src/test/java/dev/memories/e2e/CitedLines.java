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
 * Whether what a trace puts in code or quotation marks stands in the rollout lines it cites.
 *
 * <p>Reads the rollout with nothing of the program but its redactor, so that a fault in the reader
 * shows. A marked piece may leave out text as {@code …}; white space is folded.
 */
final class CitedLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CITATION = Pattern.compile("\\[(L\\d+(?:, L\\d+)*)]\\s*$");
  private static final Pattern MARKED =
      Pattern.compile("(`+)(.+?)(?<!`)\\1(?!`)|\"([^\"]+)\"|„([^“”]+)[“”]|“([^”]+)”");

  private final List<String> lines = new ArrayList<>();

  CitedLines(Path rollout) throws IOException {
    SecretRedactor redactor = SecretRedactor.product();
    try (InputStream in = open(rollout)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        lines.add(fold(redactor.redact(decoded(line))));
      }
    }
  }

  private static InputStream open(Path rollout) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(rollout));
    return rollout.toString().endsWith(".zst") ? new ZstdInputStream(in) : in;
  }

  private static String decoded(String line) {
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
          // Not JSON after all: the string itself is its own text.
        }
      }
    } else {
      node.forEach(child -> collect(child, text));
    }
  }

  static String fold(String text) {
    return text.replaceAll("[\\s\\p{Zs}]+", " ");
  }

  /** Complaints about a trace's bullets; empty when every bullet is borne out. */
  List<String> complaints(String trace, int shift) {
    List<String> complaints = new ArrayList<>();
    for (String bullet : trace.split("\n")) {
      if (!bullet.startsWith("- ") || bullet.equals("- none seen")) {
        continue;
      }
      Matcher citation = CITATION.matcher(bullet);
      if (!citation.find()) {
        complaints.add("no citation: " + bullet);
        continue;
      }
      List<Integer> cited = new ArrayList<>();
      for (String mark : citation.group(1).split(", ")) {
        cited.add(Integer.parseInt(mark.substring(1)) + shift);
      }
      Matcher marked = MARKED.matcher(bullet.substring(0, citation.start()));
      while (marked.find()) {
        String piece = firstGroup(marked);
        if (cited.stream().noneMatch(line -> occurs(piece, line))) {
          complaints.add("not in " + citation.group() + ": " + piece + "  <- " + bullet);
        }
      }
    }
    return complaints;
  }

  private static String firstGroup(Matcher marked) {
    for (int group = 2; group <= marked.groupCount(); group++) {
      if (marked.group(group) != null) {
        return marked.group(group);
      }
    }
    throw new IllegalStateException(marked.group());
  }

  private boolean occurs(String piece, int line) {
    if (line < 1 || line > lines.size()) {
      return false;
    }
    int from = 0;
    for (String part : fold(piece).split("…")) {
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
