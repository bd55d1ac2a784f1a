package dev.memories.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A model server on the loopback address that does what it is told, and can be asked what it got.
 *
 * <p>Speaks the Responses API and Chat Completions, by the path of the request. Scripted replies go
 * out in order; when they are used up, {@code otherwise} answers.
 */
public final class FakeModelServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<FakeReply> script = new ConcurrentLinkedQueue<>();
  private final CopyOnWriteArrayList<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final Function<Received, FakeReply> otherwise;

  /** A request as it came; header names in lower case. */
  public record Received(String path, Map<String, String> headers, String body) {}

  private FakeModelServer(int port, Function<Received, FakeReply> otherwise) {
    this.otherwise = otherwise;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Starts one that plays the script, and then answers 404. */
  public static FakeModelServer playing(FakeReply... replies) {
    return new FakeModelServer(0, _ -> FakeReply.status(404, "the script is over")).then(replies);
  }

  /**
   * Starts one that makes up its replies.
   *
   * @param port 0 for any free one
   */
  public static FakeModelServer answering(int port, Function<Received, FakeReply> otherwise) {
    return new FakeModelServer(port, otherwise);
  }

  /** Adds replies to the script. */
  public FakeModelServer then(FakeReply... replies) {
    script.addAll(Arrays.asList(replies));
    return this;
  }

  /** What to set as {@code base_url}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** The requests so far, in the order they came. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** How many requests were being answered at the busiest moment. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Received request = new Received(exchange.getRequestURI().toString(), headers, body);
      received.add(request);
      FakeReply scripted = script.poll();
      play(scripted == null ? otherwise.apply(request) : scripted, exchange);
    } catch (IOException _) {
      // The other side has hung up: what some tests are about.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private void play(FakeReply reply, HttpExchange exchange)
      throws IOException, InterruptedException {
    boolean chat = exchange.getRequestURI().getPath().endsWith("/chat/completions");
    Sse sse = chat ? new Sse.Chat() : new Sse.Responses();
    switch (reply) {
      case FakeReply.Late(var delay, var after) -> {
        Thread.sleep(delay);
        play(after, exchange);
      }
      case FakeReply.Status(var status, var headers, var body) -> {
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
      case FakeReply.Text(var text) -> {
        OutputStream out = open(exchange);
        send(out, sse.pieces(text));
        send(out, sse.end(text));
      }
      case FakeReply.Calls(var calls) -> {
        OutputStream out = open(exchange);
        send(out, sse.calls(calls));
        send(out, sse.end(""));
      }
      case FakeReply.Cut(var piece) -> send(open(exchange), sse.pieces(piece));
      case FakeReply.Broken(var piece) -> {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 1_000_000);
        send(exchange.getResponseBody(), sse.pieces(piece));
      }
      case FakeReply.Silent(var piece, var silence) -> {
        send(open(exchange), sse.pieces(piece));
        Thread.sleep(silence);
      }
      case FakeReply.Failed(var code, var message) ->
          send(open(exchange), sse.failed(code, message));
      case FakeReply.Incomplete(var piece) -> {
        OutputStream out = open(exchange);
        send(out, sse.pieces(piece));
        send(out, sse.incomplete());
      }
    }
  }

  private static OutputStream open(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void send(OutputStream out, List<String> events) throws IOException {
    for (String event : events) {
      out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
