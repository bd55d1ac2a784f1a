package dev.memories.model;

/** A failure on its way from the wire to whoever asked; carries no stack trace. */
final class WireFailure extends RuntimeException {
  private final transient ModelFailure failure;

  WireFailure(ModelFailure failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  ModelFailure failure() {
    return failure;
  }
}
