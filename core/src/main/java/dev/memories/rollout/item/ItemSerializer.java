package dev.memories.rollout.item;

import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Null;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Skipped;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How items of the history are written: the reference's shapes, its fields in its order
 * (reference.md 1a).
 *
 * <p>What later releases added and the reference drops or refuses (content kinds, lists as output
 * of custom tools, agents' messages) is written as it stands. Only the strict reading loses it.
 */
public final class ItemSerializer {
  private static final String NO_IMAGE = "[image left out]";
  private static final String NO_ENCRYPTED_CONTENT = "[encrypted content left out]";

  private final UnaryOperator<String> texts;
  private final boolean marksPayloads;

  private ItemSerializer(UnaryOperator<String> texts, boolean marksPayloads) {
    this.texts = texts;
    this.marksPayloads = marksPayloads;
  }

  /** Everything as it is. */
  public static ItemSerializer raw() {
    return new ItemSerializer(UnaryOperator.identity(), false);
  }

  /**
   * Image data and encrypted content give way to short markers, and every text passes through
   * {@code redact}, decoded and whole, so that no secret hides in an escape or a cut.
   */
  public static ItemSerializer withoutPayloads(UnaryOperator<String> redact) {
    return new ItemSerializer(redact, true);
  }

  /** Fields that need not be read to write this form. */
  public Set<String> unread() {
    return Set.of("replacement_history", "base_instructions", "tools", "metadata");
  }

  public String write(Obj item) {
    return shaped(item).compact();
  }

  /** A compacted line's summary as the assistant's message (reference.md 1c). */
  public String writeCompacted(String message) {
    return new Fields("message")
        .put("role", new Text("assistant"))
        .put(
            "content",
            new Array(List.of(new Fields("output_text").put("text", text(message)).object())))
        .object()
        .compact();
  }

  private Obj shaped(Obj item) {
    String type = item.textOr("type", "");
    return switch (ItemKind.ofType(type)) {
      case MESSAGE ->
          new Fields(type)
              .always(item, "role")
              .put("content", parts(item.get("content")))
              .ifAny(item, "end_turn")
              .ifAny(item, "phase")
              .object();
      case REASONING -> reasoning(item);
      case LOCAL_SHELL_CALL ->
          new Fields(type)
              .always(item, "call_id")
              .always(item, "status")
              .put("action", item.object("action").map(this::exec).orElse(null))
              .object();
      case FUNCTION_CALL ->
          new Fields(type)
              .always(item, "name")
              .always(item, "arguments")
              .always(item, "call_id")
              .object();
      case FUNCTION_CALL_OUTPUT, CUSTOM_TOOL_CALL_OUTPUT ->
          new Fields(type)
              .always(item, "call_id")
              .put("output", parts(item.get("output")))
              .object();
      case CUSTOM_TOOL_CALL ->
          new Fields(type)
              .ifAny(item, "status")
              .always(item, "call_id")
              .always(item, "name")
              .always(item, "input")
              .object();
      case WEB_SEARCH_CALL ->
          new Fields(type)
              .ifAny(item, "status")
              .putIfAny("action", item.object("action").map(this::webAction).orElse(null))
              .object();
      case GHOST_SNAPSHOT ->
          new Fields(type)
              .put("ghost_commit", item.object("ghost_commit").map(this::commit).orElse(null))
              .object();
      case COMPACTION ->
          new Fields("compaction").put("encrypted_content", encrypted(item)).object();
      case OTHER ->
          type.equals("agent_message")
              ? new Fields(type)
                  .always(item, "author")
                  .always(item, "recipient")
                  .put("content", parts(item.get("content")))
                  .object()
              : new Fields("other").object();
    };
  }

  private Obj reasoning(Obj item) {
    Fields fields = new Fields("reasoning").put("summary", parts(item.get("summary")));
    if (!(item.get("content") instanceof Array(var content))) {
      fields.put("content", null);
    } else if (content.stream()
        .anyMatch(part -> part instanceof Obj o && "reasoning_text".equals(o.text("type")))) {
      fields.put("content", parts(item.get("content")));
    }
    return fields.put("encrypted_content", encrypted(item)).object();
  }

  private Obj exec(Obj action) {
    return new Fields(action.textOr("type", "exec"))
        .always(action, "command")
        .always(action, "timeout_ms")
        .always(action, "working_directory")
        .always(action, "env")
        .always(action, "user")
        .object();
  }

  private Obj webAction(Obj action) {
    String type = action.textOr("type", "other");
    return switch (type) {
      case "search" -> new Fields(type).ifAny(action, "query").ifAny(action, "queries").object();
      case "open_page" -> new Fields(type).ifAny(action, "url").object();
      case "find_in_page" ->
          new Fields(type).ifAny(action, "url").ifAny(action, "pattern").object();
      default -> new Fields("other").object();
    };
  }

  private Obj commit(Obj commit) {
    return new Fields()
        .always(commit, "id")
        .always(commit, "parent")
        .always(commit, "preexisting_untracked_files")
        .always(commit, "preexisting_untracked_dirs")
        .object();
  }

  private @Nullable JsonValue encrypted(Obj item) {
    return marksPayloads && item.text("encrypted_content") != null
        ? new Text(NO_ENCRYPTED_CONTENT)
        : item.get("encrypted_content");
  }

  /** A list of parts in their shapes; a text or anything else as it stands. */
  private @Nullable JsonValue parts(@Nullable JsonValue value) {
    return value instanceof Array(var parts)
        ? new Array(parts.stream().map(this::part).toList())
        : value == null ? null : redacted(value);
  }

  private JsonValue part(JsonValue value) {
    if (!(value instanceof Obj part)) {
      return redacted(value);
    }
    String type = part.textOr("type", "");
    return switch (type) {
      case "input_text", "output_text", "summary_text", "reasoning_text", "text" ->
          new Fields(type).always(part, "text").object();
      case "input_image" -> new Fields(type).put("image_url", image(part)).object();
      default -> redacted(part);
    };
  }

  private @Nullable JsonValue image(Obj part) {
    @Nullable JsonValue url = part.get("image_url");
    if (marksPayloads && part.textOr("image_url", "").startsWith("data:")) {
      return new Text(NO_IMAGE);
    }
    return url == null ? null : redacted(url);
  }

  private Text text(String value) {
    return new Text(texts.apply(value));
  }

  /** The value with each of its texts redacted and its payloads marked. */
  private JsonValue redacted(JsonValue value) {
    return switch (value) {
      case Text(var text) -> text(text);
      case Array(var values) -> new Array(values.stream().map(this::redacted).toList());
      case Obj object -> {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        object.fields().forEach((key, field) -> fields.put(key, redacted(field)));
        if (object.has("encrypted_content")) {
          fields.put("encrypted_content", orNull(encrypted(object)));
        }
        if (object.has("image_url")) {
          fields.put("image_url", orNull(image(object)));
        }
        yield new Obj(fields);
      }
      case JsonValue.Numeral _, JsonValue.Bool _, Null _, Skipped _ -> value;
    };
  }

  private static JsonValue orNull(@Nullable JsonValue value) {
    return value == null ? new Null() : value;
  }

  /** The fields of an object as they are written, in order. */
  private final class Fields {
    private final Map<String, JsonValue> fields = new LinkedHashMap<>();

    Fields() {}

    Fields(String type) {
      fields.put("type", new Text(type));
    }

    Fields put(String key, @Nullable JsonValue value) {
      fields.put(key, orNull(value));
      return this;
    }

    Fields putIfAny(String key, @Nullable JsonValue value) {
      return value == null || value instanceof Null ? this : put(key, value);
    }

    /** Written as null when the object has none. */
    Fields always(Obj from, String key) {
      @Nullable JsonValue value = from.get(key);
      return put(key, value == null ? null : redacted(value));
    }

    /** Left out when the object has none or null. */
    Fields ifAny(Obj from, String key) {
      @Nullable JsonValue value = from.get(key);
      return putIfAny(key, value == null ? null : redacted(value));
    }

    Obj object() {
      return new Obj(fields);
    }
  }
}
