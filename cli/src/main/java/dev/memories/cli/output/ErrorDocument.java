package dev.memories.cli.output;

import dev.memories.redact.RedactedPath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code --json} document of a command that failed without a result (docs/spec/contract.md
 * 3.5).
 *
 * @param code the exit code
 * @param kind the word of a {@link dev.memories.failure.FailureKind}
 * @param hint null when there is no advice
 */
public record ErrorDocument(int code, String kind, String message, @Nullable String hint) {
  public static final JsonShape<ErrorDocument> SHAPE =
      JsonShape.<ErrorDocument>empty()
          .object(
              "error",
              "why there is no result",
              JsonShape.<ErrorDocument>empty()
                  .integer("code", "the exit code", ErrorDocument::code)
                  .text("kind", "what sort of failure it is", ErrorDocument::kind)
                  .text(
                      "message",
                      "what was attempted, and why it failed",
                      error -> RedactedPath.inMessage(error.message()))
                  .textOrNull(
                      "hint",
                      "what to do; null when there is no advice",
                      error -> error.hint() == null ? null : RedactedPath.inMessage(error.hint())),
              error -> error);

  /**
   * Writes the document and a line feed.
   *
   * @param asciiOnly escapes everything else, for a terminal
   */
  public void writeTo(OutputStream out, boolean asciiOnly) throws IOException {
    new JsonDocument(asciiOnly).write(out, SHAPE, this, Optional.empty());
  }
}
