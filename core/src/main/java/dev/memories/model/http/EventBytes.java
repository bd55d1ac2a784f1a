package dev.memories.model.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a reply, readable while it arrives.
 *
 * <p>Reading fails with {@link Silence} when nothing arrives during the idle time-out. Requests
 * more data only as it is read, so that a fast sender does not fill the memory.
 */
final class EventBytes extends InputStream implements HttpResponse.BodySubscriber<EventBytes> {
  /** Far more than any provider's reply. */
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Duration idle;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final ArrayDeque<ByteBuffer> buffers = new ArrayDeque<>();
  private volatile Flow.@Nullable Subscription subscription;
  private @Nullable Signal end;
  private long taken;

  private EventBytes(Duration idle) {
    this.idle = idle;
  }

  static HttpResponse.BodyHandler<EventBytes> handler(Duration idle) {
    return _ -> new EventBytes(idle);
  }

  /** Nothing arrived during the idle time-out. */
  static final class Silence extends IOException {
    Silence(Duration idle) {
      super("nothing arrived for " + idle.toSeconds() + " s");
    }
  }

  private sealed interface Signal {
    record Bytes(List<ByteBuffer> buffers) implements Signal {}

    record End() implements Signal {}

    record Broken(Throwable cause) implements Signal {}
  }

  @Override
  public CompletionStage<EventBytes> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription flow) {
    subscription = flow;
    flow.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    signals.add(new Signal.Bytes(item));
  }

  @Override
  public void onError(Throwable cause) {
    signals.add(new Signal.Broken(cause));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.End());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (buffers.isEmpty() || !buffers.element().hasRemaining()) {
      buffers.poll();
      if (buffers.isEmpty() && !takeMore()) {
        return -1;
      }
    }
    ByteBuffer next = buffers.element();
    int count = Math.min(length, next.remaining());
    next.get(target, offset, count);
    return count;
  }

  private boolean takeMore() throws IOException {
    if (end == null) {
      switch (next()) {
        case Signal.Bytes(var more) -> {
          more.forEach(buffer -> taken += buffer.remaining());
          if (taken > MAX_BYTES) {
            throw new IOException("the reply is larger than " + MAX_BYTES + " bytes");
          }
          buffers.addAll(more);
          askFor(1);
          return true;
        }
        case Signal.End ended -> end = ended;
        case Signal.Broken broken -> end = broken;
      }
    }
    if (end instanceof Signal.Broken(var cause)) {
      throw new IOException(cause.getMessage(), cause);
    }
    return false;
  }

  private Signal next() throws IOException {
    try {
      Signal signal = signals.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
      if (signal == null) {
        throw new Silence(idle);
      }
      return signal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException wrapped = new InterruptedIOException();
      wrapped.initCause(e);
      throw wrapped;
    }
  }

  private void askFor(long items) {
    Flow.Subscription flow = subscription;
    if (flow != null) {
      flow.request(items);
    }
  }

  @Override
  public void close() {
    Flow.Subscription flow = subscription;
    if (flow != null) {
      flow.cancel();
    }
  }
}
