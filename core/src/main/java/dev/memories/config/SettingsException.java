package dev.memories.config;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** The settings cannot be read or are invalid. */
public final class SettingsException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String attempted, String reason, @Nullable String hint) {
    super(FailureKind.SETTINGS, attempted, reason, hint, null);
  }

  public SettingsException(
      String attempted, String reason, @Nullable String hint, @Nullable Throwable cause) {
    super(FailureKind.SETTINGS, attempted, reason, hint, cause);
  }
}
