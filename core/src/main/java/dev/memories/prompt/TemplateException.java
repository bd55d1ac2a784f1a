package dev.memories.prompt;

import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import org.jspecify.annotations.Nullable;

/** A template cannot be read or rendered; the message names the file and the line. */
public final class TemplateException extends MemoriesException {
  TemplateException(String origin, String reason, @Nullable Throwable cause) {
    super(
        FailureKind.SETTINGS,
        "render the template " + origin,
        reason,
        "fix the file, or remove it to use the built-in template",
        cause);
  }
}
