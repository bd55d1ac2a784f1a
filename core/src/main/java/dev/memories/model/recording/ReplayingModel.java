package dev.memories.model.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.memories.failure.FailureKind;
import dev.memories.model.LanguageModel;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelException;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Answers with recorded replies, without a network ({@code --replay}). */
public final class ReplayingModel implements LanguageModel {
  private final String name;
  private final Path folder;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  /**
   * @param name name of the recorded model
   */
  public ReplayingModel(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  @Override
  public ModelOutcome ask(ModelRequest request, Consumer<ModelEvent> events) {
    String exchange = RecordedExchange.name(RecordedExchange.request(name, request));
    int number = asked.merge(exchange, 1, Integer::sum);
    events.accept(new ModelEvent.Sent(1));
    Path file = file(folder, exchange, number);
    if (!Files.exists(file)) {
      return new ModelOutcome.Failed(
          new ModelFailure(
              Cause.NOT_RECORDED,
              "this request was not recorded: there is no " + file,
              "record the run again with --record"),
          TokenUsage.NONE);
    }
    try {
      return RecordedExchange.read(new ObjectMapper().readTree(file.toFile()).path("outcome"));
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelException(
          FailureKind.IO,
          "replay " + file,
          e instanceof IOException io ? IoReason.of(io) : "it is not a recorded exchange",
          "record the run again with --record");
    }
  }

  static Path file(Path folder, String exchange, int number) {
    return folder.resolve(exchange + "-" + number + ".json");
  }
}
