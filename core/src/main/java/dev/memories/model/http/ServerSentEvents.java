package dev.memories.model.http;

import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.text.IoReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the data of a stream of server-sent events. */
public final class ServerSentEvents {
  private ServerSentEvents() {}

  /** Receives the data of one event; returns whether it wants more. */
  public interface EventSink {
    boolean accept(String data);
  }

  /**
   * Passes events to the sink until the stream ends or the sink wants no more; closes the stream.
   *
   * @throws WireFailure when the stream breaks or is silent for too long
   */
  public static void forEach(InputStream body, EventSink sink) throws InterruptedException {
    StringBuilder data = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:")) {
          data.append(data.isEmpty() ? "" : "\n").append(line.substring("data:".length()).strip());
        } else if (line.isEmpty() && !data.isEmpty()) {
          if (!sink.accept(data.toString())) {
            return;
          }
          data.setLength(0);
        }
      }
      if (!data.isEmpty()) {
        sink.accept(data.toString());
      }
    } catch (InterruptedIOException _) {
      Thread.interrupted();
      throw new InterruptedException("the request to a model was cancelled");
    } catch (EventBytes.Silence e) {
      throw failure(Cause.STREAM_SILENT, "the reply stalled: " + e.getMessage());
    } catch (IOException e) {
      throw failure(Cause.STREAM_CUT, "the reply broke off: " + IoReason.of(e));
    }
  }

  private static WireFailure failure(Cause reason, String message) {
    return new WireFailure(new ModelFailure(reason, message, null));
  }
}
