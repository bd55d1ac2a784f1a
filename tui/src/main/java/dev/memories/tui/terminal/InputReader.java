package dev.memories.tui.terminal;

import dev.memories.tui.update.BrowserEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Reads the keyboard, unless the terminal is lent to another program.
 *
 * <p>The terminal is set so that a read returns empty-handed after a tenth of a second; between two
 * reads the turn can be taken, so that no key meant for an editor is swallowed here.
 */
final class InputReader {
  private static final long ESCAPE_MILLIS = 30;

  /** A terminal that hung up answers at once and for ever. */
  private static final int HUNG_UP = 100;

  private static final long AT_ONCE_NANOS = 10_000_000;

  private final InputStream input;
  private final InputDecoder decoder;
  private final Runnable hungUp;
  private final ReentrantLock turn = new ReentrantLock(true);

  InputReader(InputStream input, Consumer<BrowserEvent> events, Runnable hungUp) {
    this.input = input;
    this.decoder = new InputDecoder(events);
    this.hungUp = hungUp;
  }

  /** A daemon: a read cannot be interrupted, and need not be. */
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
    int inVain = 0;
    try {
      while (inVain < HUNG_UP) {
        long before = System.nanoTime();
        boolean any = readOnce(bytes);
        inVain = any || System.nanoTime() - before > AT_ONCE_NANOS ? 0 : inVain + 1;
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
