package dev.memories.tui.terminal;

import dev.memories.tui.update.BrowserEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Reads the input of the terminal on a thread of its own.
 *
 * <p>A read returns after a tenth of a second even without input. {@link #pause} waits for the
 * current read, so that keys meant for an editor are not lost here.
 */
final class InputReader {
  private static final long ESCAPE_MILLIS = 30;

  /**
   * A terminal that has gone away answers every read at once; after so many reads it is taken for
   * gone.
   */
  private static final int MAX_EMPTY_READS = 100;

  private static final long INSTANT_NANOS = 10_000_000;

  private final InputStream input;
  private final InputDecoder decoder;
  private final Runnable hungUp;
  private final ReentrantLock turn = new ReentrantLock(true);

  InputReader(InputStream input, Consumer<BrowserEvent> events, Runnable hungUp) {
    this.input = input;
    this.decoder = new InputDecoder(events);
    this.hungUp = hungUp;
  }

  /** The thread is a daemon, because a read cannot be interrupted. */
  void start() {
    Thread.ofPlatform().daemon().name("keyboard").start(this::read);
  }

  void pause() {
    turn.lock();
  }

  void resume() {
    turn.unlock();
  }

  private void read() {
    byte[] bytes = new byte[4096];
    int emptyReads = 0;
    try {
      while (emptyReads < MAX_EMPTY_READS) {
        long before = System.nanoTime();
        boolean received = readOnce(bytes);
        emptyReads = received || System.nanoTime() - before > INSTANT_NANOS ? 0 : emptyReads + 1;
      }
      hungUp.run();
    } catch (IOException gone) {
      hungUp.run();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean readOnce(byte[] bytes) throws IOException, InterruptedException {
    turn.lock();
    try {
      int length = input.read(bytes);
      decoder.take(bytes, Math.max(0, length));
      if (decoder.isWaiting()) {
        Thread.sleep(ESCAPE_MILLIS);
        if (input.available() == 0) {
          decoder.timeOut();
        }
      }
      return length > 0;
    } finally {
      turn.unlock();
    }
  }
}
