package dev.memories.extract.offline.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** The report with which a reviewing agent ends: a JSON text that lists findings. */
final class ReviewReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReviewReport() {}

  /** The report that this message is; empty when it is none. */
  static Optional<JsonNode> in(String message) {
    String text = message.strip();
    if (!text.startsWith("{") || !text.contains("\"findings\"")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(text)).filter(report -> report.path("findings").isArray());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
