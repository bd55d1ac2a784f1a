package dev.memories.rollout.files;

import java.io.IOException;

/** A compressed rollout unpacks to far more bytes than any log of its size. */
public final class UnpackedTooLargeException extends IOException {
  UnpackedTooLargeException(long limit) {
    super("it unpacks to more than " + (limit >> 20) + " MiB, far more than a log of its size");
  }
}
