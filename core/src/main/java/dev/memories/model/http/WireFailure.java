package dev.memories.model.http;

import dev.memories.model.ModelFailure;

/** Carries a model failure out of the HTTP code; has no stack trace. */
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
