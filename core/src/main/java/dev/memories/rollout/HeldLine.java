package dev.memories.rollout;

import dev.memories.rollout.lines.LogLine;

/** A copy of a line, which stays when its reader moves on. */
final class HeldLine implements LogLine {
  private byte[] bytes = {};
  private int length;
  private long number;
  private boolean whole;
  private boolean held;

  /** Holds this line instead of the one before. */
  void hold(LogLine line) {
    length = line.to() - line.from();
    if (bytes.length < length) {
      bytes = new byte[length + length / 2];
    }
    System.arraycopy(line.bytes(), line.from(), bytes, 0, length);
    number = line.number();
    whole = line.isWhole();
    held = true;
  }

  /** Whether there is a line that was not released. */
  boolean isHeld() {
    return held;
  }

  /** Gives the line away; its bytes are valid until the next one is held. */
  LogLine release() {
    held = false;
    return this;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int from() {
    return 0;
  }

  @Override
  public int to() {
    return length;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean isWhole() {
    return whole;
  }
}
