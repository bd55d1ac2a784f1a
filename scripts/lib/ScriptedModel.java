import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A model for end-to-end checks of real agents: the Responses API and the Messages API on the
 * loopback address, with scripted replies. Run as {@code java ScriptedModel.java REQUESTS REPLIES}.
 *
 * <p>REPLIES is a file with one reply a line: {@code text WORDS}, {@code call TOOL JSON}, {@code
 * call NAMESPACE/TOOL JSON}, {@code find WORDS}, which asks for the tools that these words describe
 * (these three with the Responses API only), {@code status NUMBER JSON}, or {@code hang}. A request
 * beyond the last line gets the last line's reply if that is a status, else the text "Done." Each
 * request is saved as
 * REQUESTS/N.json. The first line of output is the address.
 */
final class ScriptedModel {
  private final Path requests;
  private final List<String> replies;
  private final AtomicInteger count = new AtomicInteger();

  private ScriptedModel(Path requests, List<String> replies) {
    this.requests = requests;
    this.replies = replies;
  }

  public static void main(String[] args) throws IOException {
    Path requests = Files.createDirectories(Path.of(args[0]));
    ScriptedModel model = new ScriptedModel(requests, Files.readAllLines(Path.of(args[1])));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", model::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestMethod().equals("POST")) {
      send(exchange, 200, "application/json", "{\"data\":[],\"models\":[]}");
      return;
    }
    int number = count.incrementAndGet();
    Files.write(requests.resolve(number + ".json"), body);
    String reply = reply(number);
    String[] words = reply.split(" ", 3);
    switch (words[0]) {
      case "hang" -> LockSupport.parkNanos(Duration.ofMinutes(2).toNanos());
      case "status" -> send(exchange, Integer.parseInt(words[1]), "application/json", words[2]);
      default ->
          send(
              exchange,
              200,
              "text/event-stream",
              exchange.getRequestURI().getPath().endsWith("/messages")
                  ? message(reply.substring("text ".length()), "m" + number)
                  : response(reply, "r" + number));
    }
  }

  private String reply(int number) {
    if (number <= replies.size()) {
      return replies.get(number - 1);
    }
    String last = replies.isEmpty() ? "" : replies.getLast();
    return last.startsWith("status ") ? last : "text Done.";
  }

  /** A stream of the Responses API. */
  private static String response(String reply, String id) {
    return event("response.created", "\"response\":{\"id\":\"" + id + "\"}")
            + event("response.output_item.done", "\"output_index\":0,\"item\":" + item(reply, id))
            + event(
                "response.completed",
                "\"response\":{\"id\":\""
                    + id
                    + "\",\"usage\":{\"input_tokens\":700,\"input_tokens_details\":{\"cached_tokens\":200},"
                    + "\"output_tokens\":30,\"output_tokens_details\":{\"reasoning_tokens\":0},"
                    + "\"total_tokens\":730}}");
  }

  /** A stream of the Messages API. */
  private static String message(String text, String id) {
    return event(
            "message_start",
            "\"message\":{\"id\":\"%s\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"scripted\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":400,\"cache_creation_input_tokens\":100,\"cache_read_input_tokens\":200,\"output_tokens\":1}}"
                .formatted(id))
        + event(
            "content_block_start",
            "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
        + event(
            "content_block_delta",
            "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":" + quoted(text) + "}")
        + event("content_block_stop", "\"index\":0")
        + event(
            "message_delta",
            "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":30}")
        + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
  }

  private static String item(String reply, String id) {
    String[] words = reply.split(" ", 3);
    return switch (words[0]) {
      case "call" -> call(words[1], words[2], id);
      case "find" ->
          "{\"type\":\"tool_search_call\",\"call_id\":\"call_%s\",\"status\":\"completed\",\"execution\":\"client\",\"arguments\":{\"query\":%s}}"
              .formatted(id, quoted(reply.substring("find ".length())));
      default ->
          "{\"type\":\"message\",\"id\":\"msg_%s\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":%s,\"annotations\":[]}]}"
              .formatted(id, quoted(reply.substring("text ".length())));
    };
  }

  private static String call(String tool, String arguments, String id) {
    int slash = tool.indexOf('/');
    String namespace =
        slash < 0 ? "" : "\"namespace\":%s,".formatted(quoted(tool.substring(0, slash)));
    return "{\"type\":\"function_call\",\"id\":\"fc_%s\",\"call_id\":\"call_%s\",%s\"name\":%s,\"arguments\":%s}"
        .formatted(id, id, namespace, quoted(tool.substring(slash + 1)), quoted(arguments));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String event(String type, String fields) {
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
