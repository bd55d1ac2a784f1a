package dev.memories.model.http;

import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a stream of server-sent events; only their data matters. */
public final class ServerSentEvents {
  private ServerSentEvents() {}

  /** Takes the data of one event; says whether more is wanted. */
  public interface Sink {
    boolean accept(String data);
  }

  /**
   * Hands over the events until the stream ends or no more is wanted; closes the stream.
   *
   * @throws WireFailure when the stream breaks or is silent for too long
   */
  public static void forEach(InputStream body, Sink sink) throws InterruptedException {
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
      throw new InterruptedException("asking a model was given up");
    } catch (EventBytes.Silence e) {
      throw failure(Reason.STREAM_SILENT, "the reply stopped: " + e.getMessage());
    } catch (IOException e) {
      throw failure(Reason.STREAM_CUT, "the reply broke off: " + e.getMessage());
    }
  }

  private static WireFailure failure(Reason reason, String message) {
    return new WireFailure(new ModelFailure(reason, message, null));
  }
}
