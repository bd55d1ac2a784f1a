package dev.memories.model.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.failure.FailureKind;
import dev.memories.model.LanguageModel;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelException;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/** Records every exchange with another model in a folder, redacted ({@code --record}). */
public final class RecordingModel implements LanguageModel {
  private static final int MAX_REPEATS = 10_000;

  private final LanguageModel model;
  private final String name;
  private final Path folder;

  /**
   * @param name name of the recorded model
   */
  public RecordingModel(LanguageModel model, String name, Path folder) {
    this.model = model;
    this.name = name;
    this.folder = folder;
  }

  @Override
  public ModelOutcome ask(ModelRequest request, Consumer<ModelEvent> events)
      throws InterruptedException {
    ModelOutcome outcome = model.ask(request, events);
    ObjectNode asked = RecordedExchange.request(name, request);
    ObjectNode exchange = new ObjectMapper().createObjectNode();
    exchange.set("request", asked);
    exchange.set("outcome", RecordedExchange.outcome(outcome));
    try {
      write(RecordedExchange.name(asked), exchange.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new ModelException(
          FailureKind.IO, "record a request to the model", IoReason.of(e), "check --record");
    }
    return outcome;
  }

  /** A request that is repeated, e.g. after a failure, gets the next number. */
  private void write(String name, String text) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (int number = 1; number <= MAX_REPEATS; number++) {
      Path file = ReplayingModel.file(folder, name, number);
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
        return;
      } catch (FileAlreadyExistsException _) {
        // An earlier exchange with the same request: try the next number.
      }
    }
  }
}
