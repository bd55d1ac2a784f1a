package dev.memories.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.output.JsonSelection.Choice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
  private record Leaf(String id, @Nullable String title, @Nullable Instant at) {}

  private record Root(List<Leaf> leaves, long count) {}

  private static final JsonShape<Leaf> LEAF =
      JsonShape.<Leaf>empty()
          .text("id", "", Leaf::id)
          .textOrNull("title", "", Leaf::title)
          .timeOrNull("at", "", Leaf::at);

  private static final JsonShape<Root> ROOT =
      JsonShape.<Root>empty()
          .objects("leaves", "", LEAF, Root::leaves)
          .integer("count", "", Root::count);

  private static final Root VALUE =
      new Root(
          List.of(
              new Leaf("a", null, Instant.parse("2026-01-02T03:04:05.678Z")),
              new Leaf("ü\u202e", "\033[1m", null)),
          2);

  @Test
  void everyFieldIsWritten() throws IOException {
    assertThat(written(ROOT, VALUE, false, Optional.empty()))
        .isEqualTo(
            "{\"schemaVersion\":1,\"leaves\":["
                + "{\"id\":\"a\",\"title\":null,\"at\":\"2026-01-02T03:04:05Z\"},"
                + "{\"id\":\"ü\u202e\",\"title\":\"\\u001B[1m\",\"at\":null}],\"count\":2}\n");
  }

  @Test
  void terminalGetsOnlyAscii() throws IOException {
    assertThat(written(ROOT, VALUE, true, Optional.empty()))
        .contains("\"\\u00FC\\u202E\"")
        .matches("\\p{ASCII}*");
  }

  @Test
  void chosenFieldsAreThoseOfTheFirstArray() throws IOException {
    Choice choice = JsonSelection.choices(ROOT);
    assertThat(choice).isEqualTo(new Choice(List.of("leaves"), List.of("id", "title", "at")));
    assertThat(
            written(
                ROOT, VALUE, false, Optional.of(new JsonSelection(choice.path(), Set.of("id")))))
        .isEqualTo(
            "{\"schemaVersion\":1,\"leaves\":[{\"id\":\"a\"},{\"id\":\"ü\u202e\"}],\"count\":2}\n");
  }

  @Test
  void anEmptyArrayStaysWhenFieldsAreChosen() throws IOException {
    assertThat(
            written(
                ROOT,
                new Root(List.of(), 0),
                false,
                Optional.of(new JsonSelection(List.of("leaves"), Set.of("id")))))
        .isEqualTo("{\"schemaVersion\":1,\"leaves\":[],\"count\":0}\n");
  }

  @Test
  void theFirstArrayMayLieDeeper() throws IOException {
    JsonShape<Root> outer =
        JsonShape.<Root>empty()
            .object("first", "", JsonShape.<Root>empty().integer("n", "", Root::count), r -> r)
            .object("second", "", ROOT, root -> root);
    Choice choice = JsonSelection.choices(outer);
    assertThat(choice.path()).containsExactly("second", "leaves");
    assertThat(
            written(
                outer, VALUE, false, Optional.of(new JsonSelection(choice.path(), Set.of("at")))))
        .isEqualTo(
            "{\"schemaVersion\":1,\"first\":{\"n\":2},\"second\":{\"leaves\":["
                + "{\"at\":\"2026-01-02T03:04:05Z\"},{\"at\":null}],\"count\":2}}\n");
  }

  @Test
  void withoutAnArrayTheDocumentsOwnFieldsAreChosen() throws IOException {
    Choice choice = JsonSelection.choices(LEAF);
    assertThat(
            written(
                LEAF,
                VALUE.leaves().getFirst(),
                false,
                Optional.of(new JsonSelection(choice.path(), Set.of("id")))))
        .isEqualTo("{\"schemaVersion\":1,\"id\":\"a\"}\n");
  }

  private static <T> String written(
      JsonShape<T> shape, T value, boolean asciiOnly, Optional<JsonSelection> selection)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonDocument(asciiOnly).write(out, shape, value, selection);
    return out.toString(UTF_8);
  }
}
