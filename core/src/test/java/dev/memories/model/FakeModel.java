package dev.memories.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.model.FakeModelServer.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link FakeModelServer} for a person to try ({@code scripts/fake-model}). */
public final class FakeModel {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Options options;
  private final AtomicInteger count = new AtomicInteger();

  private FakeModel(Options options) {
    this.options = options;
  }

  /** What the command line says. */
  private record Options(
      int port, boolean echo, boolean trouble, int delayMillis, Path reply, Path requests) {
    static Options parse(String[] args) {
      int port = 8791;
      boolean echo = false;
      boolean trouble = false;
      int delay = 300;
      Path reply = null;
      Path requests = null;
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--port" -> port = Integer.parseInt(args[++i]);
          case "--echo" -> echo = true;
          case "--trouble" -> trouble = true;
          case "--delay" -> delay = Integer.parseInt(args[++i]);
          case "--reply" -> reply = Path.of(args[++i]);
          case "--requests" -> requests = Path.of(args[++i]);
          default -> throw new IllegalArgumentException("unknown option " + args[i]);
        }
      }
      return new Options(port, echo, trouble, delay, reply, requests);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Options options = Options.parse(args);
    FakeModelServer server =
        FakeModelServer.answering(options.port(), new FakeModel(options)::answer);
    System.out.println("listening on " + server.baseUrl());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> System.err.println("most requests at once: " + server.mostInFlight())));
    Thread.sleep(Duration.ofDays(365));
  }

  private FakeReply answer(Received request) {
    int number = count.incrementAndGet();
    keep(number, request);
    FakeReply reply = options.trouble() ? troubled(number, request) : reply(request);
    System.err.printf(
        "%3d %s, %d bytes: %s%n", number, request.path(), request.body().length(), said(reply));
    return new FakeReply.Late(Duration.ofMillis(options.delayMillis()), reply);
  }

  private static String said(FakeReply reply) {
    return switch (reply) {
      case FakeReply.Status(var status, _, _) -> "HTTP " + status;
      case FakeReply.Cut _ -> "a cut stream";
      case FakeReply.Text(var text) -> text.startsWith("{") ? "a memory" : "a text: " + text;
      case FakeReply.Calls(var calls) -> "a call of " + calls.getFirst().name();
      default -> reply.getClass().getSimpleName();
    };
  }

  /** Among the first requests every trouble comes once. */
  private FakeReply troubled(int number, Received request) {
    return switch (number) {
      case 2 -> FakeReply.status(500, "The server had an error while processing your request");
      case 3 ->
          new FakeReply.Status(
              429,
              Map.of("Retry-After", "1"),
              FakeReply.error("rate_limit_exceeded", "Rate limit reached"));
      case 4 -> new FakeReply.Cut("{\"traceMemory\": \"# Half of a");
      case 5 -> new FakeReply.Text("Sure, here is the memory that you asked for!");
      default -> reply(request);
    };
  }

  private FakeReply reply(Received request) {
    try {
      if (options.reply() != null) {
        return new FakeReply.Text(Files.readString(options.reply()));
      }
      JsonNode body = JSON.readTree(request.body());
      return body.path("tools").isEmpty() ? trace(body) : agent(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FakeReply trace(JsonNode body) {
    JsonNode input = body.has("input") ? body.get("input") : body.path("messages");
    String text = input.path(input.size() - 1).findValuesAsText("text").toString();
    if (text.equals("[]")) {
      text = input.path(input.size() - 1).path("content").asText();
    }
    ObjectNode trace = JSON.createObjectNode();
    trace.put(
        "traceMemory",
        "# A fake model read "
            + text.length()
            + " chars\nTrace context: scripts/fake-model\nUser preferences: none observed\n\n"
            + "## Task: Read the rollout\nOutcome: uncertain\nKey steps:\n- none\n"
            + "Things that did not work / things that can be improved:\n- none\n"
            + "Reusable knowledge:\n- none\n"
            + "Pointers and references (annotate why each item matters):\n- none\n"
            + (options.echo() ? "\nWhat it was sent:\n\n" + text : ""));
    trace.put(
        "summary",
        "A fake model read " + text.length() + " chars" + (options.echo() ? ": " + text : "."));
    return new FakeReply.Text(trace.toString());
  }

  /** An agent of three turns: it looks, writes the registry, and is done. */
  private static FakeReply agent(JsonNode body) {
    int turns = body.findValues("call_id").size() + body.findValues("tool_call_id").size();
    return switch (turns) {
      case 0 -> calls("list", JSON.createObjectNode());
      case 1, 2 ->
          calls(
              "write",
              JSON.createObjectNode()
                  .put("path", "MEMORY.md")
                  .put("content", "# What a fake model remembers\n\n- nothing\n"));
      default -> new FakeReply.Text("Done.");
    };
  }

  private static FakeReply calls(String tool, ObjectNode arguments) {
    return new FakeReply.Calls(List.of(new ToolCall("call_" + tool, tool, arguments.toString())));
  }

  private void keep(int number, Received request) {
    if (options.requests() == null) {
      return;
    }
    try {
      Files.createDirectories(options.requests());
      Files.writeString(
          options.requests().resolve("%03d.http".formatted(number)),
          request.path() + "\n" + request.headers() + "\n\n" + request.body() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
