package dev.memories.model;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** A model cannot be used: the settings are wrong or the provider refuses. */
public final class ModelException extends MemoriesException {
  public ModelException(FailureKind kind, String attempted, String reason, @Nullable String hint) {
    super(kind, attempted, reason, hint, null);
  }

  /** Wraps a failure that ends the whole run. */
  public static ModelException of(String attempted, ModelFailure failure) {
    return new ModelException(FailureKind.MODEL, attempted, failure.message(), failure.hint());
  }
}
