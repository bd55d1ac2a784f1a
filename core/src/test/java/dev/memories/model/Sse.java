package dev.memories.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The events of a streamed reply in the form of one wire API. */
sealed interface Sse {
  /** Tokens that every whole reply says it cost. */
  int INPUT_TOKENS = 1200;

  int CACHED_TOKENS = 1000;
  int OUTPUT_TOKENS = 80;

  String delta(String piece);

  List<String> calls(List<ToolCall> calls);

  List<String> end(String text);

  List<String> failed(String code, String message);

  List<String> incomplete();

  /** Some text in pieces of a few chars, as a model would send it. */
  default List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); at += 64) {
      pieces.add(delta(text.substring(at, Math.min(text.length(), at + 64))));
    }
    return pieces;
  }

  static String quoted(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Events of the Responses API. */
  record Responses() implements Sse {
    @Override
    public String delta(String piece) {
      return "{\"type\":\"response.output_text.delta\",\"delta\":" + quoted(piece) + "}";
    }

    @Override
    public List<String> calls(List<ToolCall> calls) {
      return calls.stream()
          .map(
              call ->
                  ("{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"function_call\","
                          + "\"call_id\":%s,\"name\":%s,\"arguments\":%s}}")
                      .formatted(quoted(call.id()), quoted(call.name()), quoted(call.arguments())))
          .toList();
    }

    @Override
    public List<String> end(String text) {
      return List.of(
          "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"message\",\"role\":"
              + "\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":"
              + quoted(text)
              + "}]}}",
          ("{\"type\":\"response.completed\",\"response\":{\"id\":\"resp_1\",\"usage\":{"
                  + "\"input_tokens\":%d,\"input_tokens_details\":{\"cached_tokens\":%d},"
                  + "\"output_tokens\":%d,\"total_tokens\":%d}}}")
              .formatted(INPUT_TOKENS, CACHED_TOKENS, OUTPUT_TOKENS, INPUT_TOKENS + OUTPUT_TOKENS));
    }

    @Override
    public List<String> failed(String code, String message) {
      return List.of(
          "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":%s,\"message\":%s}}}"
              .formatted(quoted(code), quoted(message)));
    }

    @Override
    public List<String> incomplete() {
      return List.of(
          "{\"type\":\"response.incomplete\",\"response\":{\"incomplete_details\":"
              + "{\"reason\":\"max_output_tokens\"}}}");
    }
  }

  /** Chunks of Chat Completions. */
  record Chat() implements Sse {
    @Override
    public String delta(String piece) {
      return chunk("{\"content\":" + quoted(piece) + "}", "null");
    }

    @Override
    public List<String> calls(List<ToolCall> calls) {
      List<String> chunks = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        ToolCall call = calls.get(i);
        chunks.add(
            chunk(
                ("{\"tool_calls\":[{\"index\":%d,\"id\":%s,\"type\":\"function\",\"function\":"
                        + "{\"name\":%s,\"arguments\":%s}}]}")
                    .formatted(i, quoted(call.id()), quoted(call.name()), quoted(call.arguments())),
                "null"));
      }
      return chunks;
    }

    @Override
    public List<String> end(String text) {
      return List.of(
          chunk("{}", "\"stop\""),
          ("{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{"
                  + "\"prompt_tokens\":%d,\"prompt_tokens_details\":{\"cached_tokens\":%d},"
                  + "\"completion_tokens\":%d,\"total_tokens\":%d}}")
              .formatted(INPUT_TOKENS, CACHED_TOKENS, OUTPUT_TOKENS, INPUT_TOKENS + OUTPUT_TOKENS),
          "[DONE]");
    }

    @Override
    public List<String> failed(String code, String message) {
      return List.of(FakeReply.error(code, message));
    }

    @Override
    public List<String> incomplete() {
      return List.of(chunk("{}", "\"length\""), "[DONE]");
    }

    private static String chunk(String delta, String finishReason) {
      return ("{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
              + "\"delta\":%s,\"finish_reason\":%s}]}")
          .formatted(delta, finishReason);
    }
  }
}
