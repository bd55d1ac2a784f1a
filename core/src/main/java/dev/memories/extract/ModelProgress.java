package dev.memories.extract;

import dev.memories.model.ModelEvent;
import java.util.Optional;

/** Words the progress of a request to a model. */
final class ModelProgress {
  /** Chars of a reply between two progress messages. */
  private static final int STEP = 2_000;

  private ModelProgress() {}

  static Optional<String> clause(ModelEvent event) {
    return switch (event) {
      case ModelEvent.Sent(var attempt) ->
          Optional.of(attempt == 1 ? "sent" : "sent, try " + attempt);
      case ModelEvent.Waiting(var pause, var why) ->
          Optional.of("waiting " + pause.toMillis() + " ms: " + why);
      case ModelEvent.Streaming(var chars) ->
          chars % STEP < 64 ? Optional.of("streaming, " + chars + " chars") : Optional.empty();
    };
  }
}
