package dev.memories.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a {@link FakeModelServer} does with one request. */
public sealed interface FakeReply {
  /** A whole reply, its text in several pieces. */
  record Text(String text) implements FakeReply {}

  /** A whole reply that calls tools. */
  record Calls(List<ToolCall> calls) implements FakeReply {}

  /** Another status than 200. */
  record Status(int status, Map<String, String> headers, String body) implements FakeReply {}

  /** A stream that ends after a piece of the text, without a word. */
  record Cut(String piece) implements FakeReply {}

  /** A stream whose connection breaks within an event. */
  record Broken(String piece) implements FakeReply {}

  /** A stream that says no more after a piece of the text, for a while. */
  record Silent(String piece, Duration silence) implements FakeReply {}

  /** {@code response.failed}, or an error in the stream of Chat Completions. */
  record Failed(String code, String message) implements FakeReply {}

  /** {@code response.incomplete}, or {@code finish_reason} {@code length}. */
  record Incomplete(String piece) implements FakeReply {}

  /** Another reply, after a while. */
  record Late(Duration delay, FakeReply reply) implements FakeReply {}

  static FakeReply status(int status, String message) {
    return new Status(status, Map.of(), error("", message));
  }

  /** The body of an error as OpenAI writes it. */
  static String error(String code, String message) {
    return "{\"error\":{\"message\":%s,\"type\":\"error\",\"code\":%s}}"
        .formatted(Sse.quoted(message), code.isEmpty() ? "null" : Sse.quoted(code));
  }
}
