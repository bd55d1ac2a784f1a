package dev.memories.model.http;

import dev.memories.model.ModelFailure;

/** A failure on its way from the wire to whoever asked; carries no stack trace. */
public final class WireFailure extends RuntimeException {
  private final transient ModelFailure failure;

  WireFailure(ModelFailure failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  public ModelFailure failure() {
    return failure;
  }
}
