package dev.memories.cli.mcp;

import dev.memories.text.IoReason;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Messages of the protocol as lines of two streams, one message after the other.
 *
 * <p>Not the SDK's own transport (ADR 0017): that one ends at a line that is no message, reads
 * lines of any length, and drops answers that are not written when the input ends.
 */
final class LineTransport implements McpServerTransportProvider {
  /** No message of an agent to this server is nearly as long, in bytes. */
  private static final int MAX_LINE = 1024 * 1024;

  private final McpJsonMapper json;
  private final InputStream in;
  private final OutputStream out;
  private final Consumer<String> problems;
  private @Nullable McpServerSession session;

  /**
   * @param problems told what is wrong with a message; the next one is read all the same
   */
  LineTransport(McpJsonMapper json, InputStream in, OutputStream out, Consumer<String> problems) {
    this.json = json;
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.problems = problems;
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    session = factory.create(new Outgoing());
  }

  /** Answers messages until the input ends. */
  void serve() throws IOException {
    for (String line = next(); line != null; line = next()) {
      if (!line.isBlank()) {
        handle(line);
      }
    }
  }

  private void handle(String line) throws IOException {
    try {
      JSONRPCMessage message = McpSchema.deserializeJsonRpcMessage(json, line);
      session().handle(message).subscribe(_ -> {}, this::report);
    } catch (UncheckedIOException closed) {
      throw closed.getCause();
    } catch (IOException | RuntimeException problem) {
      report(problem);
    }
  }

  private void report(Throwable problem) {
    String reason = IoReason.of(problem).lines().findFirst().orElse("");
    problems.accept("could not answer a message: " + reason);
  }

  /** The next line; null at the end of the input. */
  private @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      length++;
      if (length <= MAX_LINE) {
        line.write(next);
      }
      next = in.read();
    }
    if (length > MAX_LINE) {
      problems.accept("could not answer a message: it is longer than " + MAX_LINE + " bytes");
      return "";
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private McpServerSession session() {
    return Objects.requireNonNull(session, "the server is not built yet");
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return session().sendNotification(method, params);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return session == null ? Mono.empty() : session.closeGracefully();
  }

  @Override
  public List<String> protocolVersions() {
    return List.of(
        ProtocolVersions.MCP_2024_11_05,
        ProtocolVersions.MCP_2025_03_26,
        ProtocolVersions.MCP_2025_06_18,
        ProtocolVersions.MCP_2025_11_25);
  }

  private final class Outgoing implements McpServerTransport {
    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
      return Mono.fromRunnable(() -> send(message));
    }

    private void send(JSONRPCMessage message) {
      try {
        byte[] line = json.writeValueAsBytes(message);
        synchronized (out) {
          out.write(line);
          out.write('\n');
          out.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
      return json.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
