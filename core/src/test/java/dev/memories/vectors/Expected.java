package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The expected values of an example: plain values, digests, framed texts or equal JSON.
 *
 * <p>It records which values were compared, so that {@link #assertNothingLeft} finds the others.
 */
final class Expected {
  /** Fields that hold no expected value. */
  private static final Set<String> NOT_VALUES = Set.of("reference_message", "compare");

  private final JsonNode values;
  private final Set<String> left = new TreeSet<>();

  Expected(JsonNode values) {
    this.values = values;
    values.fieldNames().forEachRemaining(left::add);
    left.removeAll(NOT_VALUES);
  }

  boolean has(String name) {
    return values.has(name);
  }

  /** An expected value that the family compares itself. */
  JsonNode value(String name) {
    left.remove(name);
    return values.required(name);
  }

  void assertFlag(String name, boolean actual) {
    assertThat(actual).as(name).isEqualTo(value(name).booleanValue());
  }

  void assertNumber(String name, long actual) {
    assertThat(actual).as(name).isEqualTo(value(name).longValue());
  }

  /** Compares a text, which may be null, with the expected value in any notation. */
  void assertText(String name, @Nullable String actual) throws Exception {
    Optional<String> notation = notationOf(name);
    if (notation.isEmpty()) {
      fail("no expected value " + name + " in " + values);
    }
    JsonNode value = value(notation.get());
    if (values.path("compare").asText().equals("json_equal")) {
      assertSameJson(name, value.isTextual() ? parse(value.textValue()) : value, actual);
    } else if (value.isNull()) {
      assertThat(actual).as(name).isNull();
    } else if (notation.get().endsWith("digest")) {
      assertThat(Digest.of(String.valueOf(actual))).as(name).isEqualTo(Digest.of(value));
    } else if (notation.get().endsWith("_framed")) {
      FramedText.assertFrames(String.valueOf(actual), value.textValue());
    } else {
      assertThat(actual).as(name).isEqualTo(value.textValue());
    }
  }

  void assertListing(String name, List<String> actual) {
    List<String> listing = new ArrayList<>();
    value(name).forEach(entry -> listing.add(entry.textValue()));
    assertThat(actual).as(name).isEqualTo(listing);
  }

  void assertNothingLeft() {
    assertThat(left).as("expected values that were not compared").isEmpty();
  }

  private Optional<String> notationOf(String name) {
    return Set.of(name, name + "_digest", name + "_framed").stream()
        .filter(values::has)
        .findFirst()
        .or(() -> Optional.of("digest").filter(values::has));
  }

  private static void assertSameJson(String name, JsonNode expected, @Nullable String actual)
      throws Exception {
    assertThat(parse(String.valueOf(actual))).as(name).isEqualTo(expected);
  }

  private static JsonNode parse(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }

  /** The digest of a text that is too large for the file. */
  private record Digest(String sha256, long lengthBytes, String first80, String last80) {
    static Digest of(JsonNode node) {
      return new Digest(
          node.required("sha256").textValue(),
          node.required("length_bytes").longValue(),
          node.required("first_80").textValue(),
          node.required("last_80").textValue());
    }

    static Digest of(String text) throws Exception {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int[] codePoints = text.codePoints().toArray();
      int edge = Math.min(80, codePoints.length);
      return new Digest(
          JdkSha256.hex(bytes),
          bytes.length,
          new String(codePoints, 0, edge),
          new String(codePoints, codePoints.length - edge, edge));
    }
  }
}
