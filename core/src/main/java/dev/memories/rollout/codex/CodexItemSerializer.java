package dev.memories.rollout.codex;

import dev.memories.rollout.item.ItemKind;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Null;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Skipped;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Serialiser of response items: writes the fields that the reference writes, in its order
 * (docs/spec/rollouts.md 3).
 *
 * <p>Later releases added content kinds, lists as output of custom tools and messages of agents,
 * which the reference drops or refuses. They are written as they stand in the rollout.
 */
public final class CodexItemSerializer {
  private static final Set<String> TEXT_PARTS =
      Set.of("input_text", "output_text", "summary_text", "reasoning_text", "text");

  /**
   * Between texts that are redacted together: white space that no line of text has, so that it
   * joins words of a command and of a sentence.
   */
  private static final char SEPARATOR = '\u000B';

  /**
   * The same after a text that ends in white space, so that the next one goes on in its line: a
   * control sequence, which readers of the redactor do not see.
   */
  private static final String UNSEEN_SEPARATOR = "\u001B[8888z";

  /** The longest value of a field that is looked at together with its key, in chars. */
  private static final int MAX_NAMED = 4_096;

  private static final String NO_IMAGE = "[image left out]";
  private static final String NO_ENCRYPTED_CONTENT = "[encrypted content left out]";

  private final UnaryOperator<String> redact;
  private final boolean hidesPayloads;

  private CodexItemSerializer(UnaryOperator<String> redact, boolean hidesPayloads) {
    this.redact = redact;
    this.hidesPayloads = hidesPayloads;
  }

  /** Writes texts, images and encrypted content as they are. */
  public static CodexItemSerializer raw() {
    return new CodexItemSerializer(UnaryOperator.identity(), false);
  }

  /**
   * Writes short markers in place of image data and encrypted content, and passes every text
   * through {@code redact}. The text is decoded and whole then, so no secret can hide in an escape
   * or be split by a cut.
   */
  public static CodexItemSerializer withoutPayloads(UnaryOperator<String> redact) {
    return new CodexItemSerializer(redact, true);
  }

  /** Fields of a line that are never written, so a parser can skip them. */
  public Set<String> skippedFields() {
    return Set.of("replacement_history", "base_instructions", "tools", "metadata");
  }

  /** The item as compact JSON. */
  public String write(Obj item) {
    return shaped(item).compact();
  }

  /**
   * The summary of a compacted line, written as a message of the assistant (docs/spec/rules.md
   * 4.5).
   */
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
              .copyOrNull(item, "role")
              .put("content", parts(item.get("content")))
              .copyIfPresent(item, "end_turn")
              .copyIfPresent(item, "phase")
              .object();
      case REASONING -> reasoning(item);
      case LOCAL_SHELL_CALL ->
          new Fields(type)
              .copyOrNull(item, "call_id")
              .copyOrNull(item, "status")
              .put("action", item.object("action").map(this::exec).orElse(null))
              .object();
      case FUNCTION_CALL ->
          new Fields(type)
              .copyOrNull(item, "name")
              .copyOrNull(item, "arguments")
              .copyOrNull(item, "call_id")
              .object();
      case FUNCTION_CALL_OUTPUT, CUSTOM_TOOL_CALL_OUTPUT ->
          new Fields(type)
              .copyOrNull(item, "call_id")
              .put("output", parts(item.get("output")))
              .object();
      case CUSTOM_TOOL_CALL ->
          new Fields(type)
              .copyIfPresent(item, "status")
              .copyOrNull(item, "call_id")
              .copyOrNull(item, "name")
              .copyOrNull(item, "input")
              .object();
      case WEB_SEARCH_CALL ->
          new Fields(type)
              .copyIfPresent(item, "status")
              .putIfPresent("action", item.object("action").map(this::webAction).orElse(null))
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
                  .copyOrNull(item, "author")
                  .copyOrNull(item, "recipient")
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
        .copyOrNull(action, "command")
        .copyOrNull(action, "timeout_ms")
        .copyOrNull(action, "working_directory")
        .copyOrNull(action, "env")
        .copyOrNull(action, "user")
        .object();
  }

  private Obj webAction(Obj action) {
    String type = action.textOr("type", "other");
    return switch (type) {
      case "search" ->
          new Fields(type).copyIfPresent(action, "query").copyIfPresent(action, "queries").object();
      case "open_page" -> new Fields(type).copyIfPresent(action, "url").object();
      case "find_in_page" ->
          new Fields(type).copyIfPresent(action, "url").copyIfPresent(action, "pattern").object();
      default -> new Fields("other").object();
    };
  }

  private Obj commit(Obj commit) {
    return new Fields()
        .copyOrNull(commit, "id")
        .copyOrNull(commit, "parent")
        .copyOrNull(commit, "preexisting_untracked_files")
        .copyOrNull(commit, "preexisting_untracked_dirs")
        .object();
  }

  private @Nullable JsonValue encrypted(Obj item) {
    return hidesPayloads && item.text("encrypted_content") != null
        ? new Text(NO_ENCRYPTED_CONTENT)
        : item.get("encrypted_content");
  }

  /** Shapes each part of a list; a text or any other value stays as it is. */
  private @Nullable JsonValue parts(@Nullable JsonValue value) {
    return value instanceof Array(var parts)
        ? new Array(parts(parts))
        : value == null ? null : redacted(value);
  }

  /** Content parts; texts next to each other are redacted together. */
  private List<JsonValue> parts(List<JsonValue> parts) {
    List<JsonValue> shaped = new ArrayList<>();
    List<Obj> texts = new ArrayList<>();
    for (JsonValue part : parts) {
      if (part instanceof Obj object && isText(object)) {
        texts.add(object);
      } else {
        shaped.addAll(texts(texts));
        texts.clear();
        shaped.add(part(part));
      }
    }
    shaped.addAll(texts(texts));
    return shaped;
  }

  private List<JsonValue> texts(List<Obj> parts) {
    List<String> redacted = together(parts.stream().map(part -> part.textOr("text", "")).toList());
    List<JsonValue> shaped = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      shaped.add(
          new Fields(parts.get(i).textOr("type", ""))
              .put("text", new Text(redacted.get(i)))
              .object());
    }
    return shaped;
  }

  private static boolean isText(Obj part) {
    String text = part.text("text");
    return text != null && isWithoutSeparator(text) && TEXT_PARTS.contains(part.textOr("type", ""));
  }

  private static boolean isWithoutSeparator(String text) {
    return text.indexOf(SEPARATOR) < 0 && !text.contains(UNSEEN_SEPARATOR);
  }

  private JsonValue part(JsonValue value) {
    if (!(value instanceof Obj part)) {
      return redacted(value);
    }
    String type = part.textOr("type", "");
    return switch (type) {
      case "input_image" -> new Fields(type).put("image_url", image(part)).object();
      default ->
          TEXT_PARTS.contains(type)
              ? new Fields(type).copyOrNull(part, "text").object()
              : redacted(part);
    };
  }

  private @Nullable JsonValue image(Obj part) {
    @Nullable JsonValue url = part.get("image_url");
    if (hidesPayloads && part.textOr("image_url", "").startsWith("data:")) {
      return new Text(NO_IMAGE);
    }
    return url == null ? null : redacted(url);
  }

  private Text text(String value) {
    return new Text(redact.apply(value));
  }

  /** The value with every text redacted and payloads replaced by markers. */
  private JsonValue redacted(JsonValue value) {
    return switch (value) {
      case Text(var text) -> text(text);
      case Array(var values) -> redacted(values);
      case Obj object -> {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        object.fields().forEach((key, field) -> fields.put(redact.apply(key), named(key, field)));
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

  /** The value of a field, which its key may show to be a secret. */
  private JsonValue named(String key, JsonValue field) {
    if (!(field instanceof Text(var value)) || value.length() > MAX_NAMED || value.contains("\"")) {
      return redacted(field);
    }
    String before = key + "=\"";
    String both = redact.apply(before + value + "\"");
    boolean isKept = both.startsWith(before) && both.endsWith("\"");
    return isKept ? text(both.substring(before.length(), both.length() - 1)) : redacted(field);
  }

  /** The elements of a list; texts are redacted together, as the words of one command. */
  private Array redacted(List<JsonValue> values) {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : values) {
      if (value instanceof Text(var text) && isWithoutSeparator(text)) {
        texts.add(text);
      }
    }
    if (texts.size() < values.size() || texts.size() < 2) {
      return new Array(values.stream().map(this::redacted).toList());
    }
    return new Array(together(texts).stream().<JsonValue>map(Text::new).toList());
  }

  /** Texts that are redacted together: a secret in one may be named in the one before it. */
  private List<String> together(List<String> texts) {
    if (texts.isEmpty()) {
      return texts;
    }
    StringBuilder text = new StringBuilder(texts.getFirst());
    for (String next : texts.subList(1, texts.size())) {
      boolean goesOn = !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
      text.append(goesOn ? UNSEEN_SEPARATOR : String.valueOf(SEPARATOR)).append(next);
    }
    String joined =
        redact.apply(text.toString()).replace(UNSEEN_SEPARATOR, String.valueOf(SEPARATOR));
    List<String> redacted = List.of(joined.split(String.valueOf(SEPARATOR), -1));
    if (redacted.size() == texts.size()) {
      return redacted;
    }
    // A secret goes on from one text into the next, as a key in two parts of a message.
    List<String> first = new ArrayList<>(Collections.nCopies(texts.size(), ""));
    first.set(0, joined.replace(SEPARATOR, ' '));
    return first;
  }

  private static JsonValue orNull(@Nullable JsonValue value) {
    return value == null ? new Null() : value;
  }

  /** Builder of an object whose fields are written in the order of the calls. */
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

    Fields putIfPresent(String key, @Nullable JsonValue value) {
      return value == null || value instanceof Null ? this : put(key, value);
    }

    /** Copies a field; a missing one is written as null. */
    Fields copyOrNull(Obj from, String key) {
      @Nullable JsonValue value = from.get(key);
      return put(key, value == null ? null : redacted(value));
    }

    /** Copies a field; a missing one, or null, is left out. */
    Fields copyIfPresent(Obj from, String key) {
      @Nullable JsonValue value = from.get(key);
      return putIfPresent(key, value == null ? null : redacted(value));
    }

    Obj object() {
      return new Obj(fields);
    }
  }
}
