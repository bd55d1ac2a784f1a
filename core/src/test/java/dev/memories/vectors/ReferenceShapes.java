package dev.memories.vectors;

import static dev.memories.vectors.Shape.ANY;
import static dev.memories.vectors.Shape.BOOL;
import static dev.memories.vectors.Shape.I64;
import static dev.memories.vectors.Shape.OBJECT;
import static dev.memories.vectors.Shape.TEXT;
import static dev.memories.vectors.Shape.U64;
import static dev.memories.vectors.Shape.UUID;
import static dev.memories.vectors.Shape.defaulted;
import static dev.memories.vectors.Shape.either;
import static dev.memories.vectors.Shape.list;
import static dev.memories.vectors.Shape.map;
import static dev.memories.vectors.Shape.object;
import static dev.memories.vectors.Shape.optional;
import static dev.memories.vectors.Shape.required;
import static dev.memories.vectors.Shape.tagged;
import static dev.memories.vectors.Shape.taggedOrOther;
import static dev.memories.vectors.Shape.word;
import static java.util.Map.entry;

import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Bool;
import dev.memories.rollout.lines.JsonValue.Null;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Skipped;
import dev.memories.rollout.lines.JsonValue.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines that the reference can parse; every other line is a parse error there
 * (docs/spec/rollouts.md 3, 4; docs/spec/rules.md 1; ADR 0007).
 */
final class ReferenceShapes {
  private static final Shape TEXT_PART = object(required("text", TEXT));
  private static final Shape IMAGE_PART = object(required("image_url", TEXT));
  private static final Shape CONTENT =
      tagged(Map.of("input_text", TEXT_PART, "output_text", TEXT_PART, "input_image", IMAGE_PART));
  private static final Shape OUTPUT =
      either(TEXT, list(tagged(Map.of("input_text", TEXT_PART, "input_image", IMAGE_PART))));

  private static final Shape EXEC =
      tagged(
          Map.of(
              "exec",
              object(
                  required("command", list(TEXT)),
                  optional("timeout_ms", U64),
                  optional("working_directory", TEXT),
                  optional("env", map(TEXT)),
                  optional("user", TEXT))));

  private static final Shape WEB_ACTION =
      taggedOrOther(
          Map.of(
              "search", object(optional("query", TEXT), optional("queries", list(TEXT))),
              "open_page", object(optional("url", TEXT)),
              "find_in_page", object(optional("url", TEXT), optional("pattern", TEXT))));

  private static final Shape COMPACTION = object(required("encrypted_content", TEXT));

  private static final Shape RESPONSE_ITEM =
      taggedOrOther(
          Map.ofEntries(
              entry(
                  "message",
                  object(
                      optional("id", TEXT),
                      required("role", TEXT),
                      required("content", list(CONTENT)),
                      optional("end_turn", BOOL),
                      optional("phase", word("commentary", "final_answer")))),
              entry(
                  "reasoning",
                  object(
                      defaulted("id", TEXT),
                      required("summary", list(tagged(Map.of("summary_text", TEXT_PART)))),
                      optional(
                          "content",
                          list(tagged(Map.of("reasoning_text", TEXT_PART, "text", TEXT_PART)))),
                      optional("encrypted_content", TEXT))),
              entry(
                  "local_shell_call",
                  object(
                      optional("id", TEXT),
                      optional("call_id", TEXT),
                      required("status", word("completed", "in_progress", "incomplete")),
                      required("action", EXEC))),
              entry(
                  "function_call",
                  object(
                      optional("id", TEXT),
                      required("name", TEXT),
                      required("arguments", TEXT),
                      required("call_id", TEXT))),
              entry(
                  "function_call_output",
                  object(required("call_id", TEXT), required("output", OUTPUT))),
              entry(
                  "custom_tool_call",
                  object(
                      optional("id", TEXT),
                      optional("status", TEXT),
                      required("call_id", TEXT),
                      required("name", TEXT),
                      required("input", TEXT))),
              entry(
                  "custom_tool_call_output",
                  object(required("call_id", TEXT), required("output", TEXT))),
              entry(
                  "web_search_call",
                  object(
                      optional("id", TEXT),
                      optional("status", TEXT),
                      optional("action", WEB_ACTION))),
              entry(
                  "ghost_snapshot",
                  object(
                      required(
                          "ghost_commit",
                          object(
                              required("id", TEXT),
                              optional("parent", TEXT),
                              required("preexisting_untracked_files", list(TEXT)),
                              required("preexisting_untracked_dirs", list(TEXT)))))),
              entry("compaction", COMPACTION),
              entry("compaction_summary", COMPACTION)));

  private static final Shape SUB_AGENT =
      either(
          word("review", "compact"),
          either(
              only(
                  "thread_spawn",
                  object(required("parent_thread_id", UUID), required("depth", I64))),
              only("other", TEXT)));

  private static final Shape SESSION_META =
      object(
          required("id", UUID),
          optional("forked_from_id", UUID),
          required("timestamp", TEXT),
          required("cwd", TEXT),
          required("originator", TEXT),
          required("cli_version", TEXT),
          defaulted("source", either(TEXT, only("subagent", SUB_AGENT))),
          optional("model_provider", TEXT),
          optional("base_instructions", object(required("text", TEXT))),
          optional(
              "dynamic_tools",
              list(
                  object(
                      required("name", TEXT),
                      required("description", TEXT),
                      required("inputSchema", ANY)))),
          optional(
              "git",
              object(
                  optional("commit_hash", TEXT),
                  optional("branch", TEXT),
                  optional("repository_url", TEXT))));

  private static final Shape COMPACTED =
      object(required("message", TEXT), optional("replacement_history", list(RESPONSE_ITEM)));

  private static final Shape SANDBOX =
      tagged(
          Map.of(
              "danger-full-access",
              OBJECT,
              "read-only",
              OBJECT,
              "external-sandbox",
              object(defaulted("network_access", word("restricted", "enabled"))),
              "workspace-write",
              object(
                  defaulted("writable_roots", list(TEXT)),
                  defaulted("network_access", BOOL),
                  defaulted("exclude_tmpdir_env_var", BOOL),
                  defaulted("exclude_slash_tmp", BOOL))));

  private static final Shape TURN_CONTEXT =
      object(
          required("cwd", TEXT),
          required("approval_policy", word("untrusted", "on-failure", "on-request", "never")),
          required("sandbox_policy", SANDBOX),
          required("model", TEXT),
          optional("personality", TEXT),
          optional("collaboration_mode", OBJECT),
          optional("effort", TEXT),
          required("summary", TEXT),
          optional("user_instructions", TEXT),
          optional("developer_instructions", TEXT),
          optional(
              "truncation_policy",
              object(required("mode", word("bytes", "tokens")), required("limit", U64))));

  private static final Shape USAGE =
      object(
          required("input_tokens", I64),
          required("cached_input_tokens", I64),
          required("output_tokens", I64),
          required("reasoning_output_tokens", I64),
          required("total_tokens", I64));

  private static final Shape TURN_STARTED = object(optional("model_context_window", I64));
  private static final Shape TURN_COMPLETE = object(optional("last_agent_message", TEXT));

  /** Only the events that the reference writes to rollouts. */
  private static final Shape EVENT =
      tagged(
          Map.ofEntries(
              entry(
                  "user_message",
                  object(
                      required("message", TEXT),
                      optional("images", list(TEXT)),
                      defaulted("local_images", list(TEXT)),
                      defaulted("text_elements", list(OBJECT)))),
              entry("agent_message", object(required("message", TEXT))),
              entry("agent_reasoning", TEXT_PART),
              entry("agent_reasoning_raw_content", TEXT_PART),
              entry(
                  "token_count",
                  object(
                      optional(
                          "info",
                          object(
                              required("total_token_usage", USAGE),
                              required("last_token_usage", USAGE),
                              optional("model_context_window", I64))),
                      optional("rate_limits", OBJECT))),
              entry("context_compacted", OBJECT),
              entry("entered_review_mode", object(required("target", OBJECT))),
              entry("exited_review_mode", object(optional("review_output", OBJECT))),
              entry("thread_rolled_back", object(required("num_turns", U64))),
              entry("undo_completed", object(required("success", BOOL), optional("message", TEXT))),
              entry(
                  "turn_aborted",
                  object(required("reason", word("interrupted", "replaced", "review_ended")))),
              entry("task_started", TURN_STARTED),
              entry("turn_started", TURN_STARTED),
              entry("task_complete", TURN_COMPLETE),
              entry("turn_complete", TURN_COMPLETE),
              entry(
                  "item_completed",
                  object(
                      required("thread_id", UUID),
                      required("turn_id", TEXT),
                      required("item", object(required("type", TEXT)))))));

  private ReferenceShapes() {}

  static boolean accept(Obj line) {
    @Nullable JsonValue payload = line.get("payload");
    return line.get("timestamp") instanceof Text
        && line.get("type") instanceof Text(var type)
        && payload != null
        && isJsonOfTheReference(line)
        && switch (type) {
          case "session_meta" -> SESSION_META.accepts(payload);
          case "response_item" -> RESPONSE_ITEM.accepts(payload);
          case "compacted" -> COMPACTED.accepts(payload);
          case "turn_context" -> TURN_CONTEXT.accepts(payload);
          case "event_msg" -> EVENT.accepts(payload);
          default -> false;
        };
  }

  /** An object with exactly this one key (an enum variant that carries a value). */
  private static Shape only(String key, Shape shape) {
    return value ->
        value instanceof Obj object
            && object.fields().size() == 1
            && required(key, shape).accepts(object);
  }

  /** The reference's parser rejects unpaired surrogates and numbers that do not fit a double. */
  private static boolean isJsonOfTheReference(JsonValue value) {
    return switch (value) {
      case Text(var text) -> isWellFormed(text);
      case Numeral(var literal) -> Double.isFinite(Double.parseDouble(literal));
      case Bool _, Null _, Skipped _ -> true;
      case Array(var values) -> values.stream().allMatch(ReferenceShapes::isJsonOfTheReference);
      case Obj(var fields) ->
          fields.keySet().stream().allMatch(ReferenceShapes::isWellFormed)
              && fields.values().stream().allMatch(ReferenceShapes::isJsonOfTheReference);
    };
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
